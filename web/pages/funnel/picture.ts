import type { EChartsType } from 'echarts/core';

/** Keeps a drawing for the picture of the page.   @returns forgets it */
export type ChartRegister = (title: string, chart: () => EChartsType | null) => () => void;

/** What a picture of the page shows besides the drawings. */
export interface PictureText {
  readonly title: string;
  /** Period, filter, time of the data: a line each. */
  readonly lines: readonly string[];
  /** Name and value of each figure. */
  readonly figures: readonly (readonly [string, string])[];
}

const width = 1200;
const margin = 32;
const scale = 2;

/** The page as one picture: title, filter, time of the data, figures and drawings.   @throws when there is no canvas */
export async function makePicture(
  text: PictureText,
  charts: readonly (readonly [string, EChartsType])[],
): Promise<Blob> {
  const drawings = charts.map(([title, chart]) => {
    const canvas = chart.renderToCanvas({ pixelRatio: scale, backgroundColor: '#fff' });
    const height = ((width - 2 * margin) / chart.getWidth()) * chart.getHeight();
    return { title, canvas, height: Math.min(height, chart.getHeight() * 1.4), chart };
  });
  const headHeight = 64 + text.lines.length * 22;
  const figuresHeight = Math.ceil(text.figures.length / 4) * 58 + 16;
  const height = headHeight + figuresHeight + drawings.reduce((sum, drawing) => sum + drawing.height + 52, margin);
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  pen.scale(scale, scale);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  writeHead(pen, text);
  writeFigures(pen, text.figures, headHeight);
  let top = headHeight + figuresHeight;
  for (const { title, canvas: drawing, height: drawnHeight, chart } of drawings) {
    write(pen, title, margin, top + 26, 'bold 16px');
    const drawnWidth = (drawnHeight / chart.getHeight()) * chart.getWidth();
    pen.drawImage(drawing, margin, top + 40, Math.min(drawnWidth, width - 2 * margin), drawnHeight);
    top += drawnHeight + 52;
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
  );
}

function writeHead(pen: CanvasRenderingContext2D, { title, lines }: PictureText): void {
  write(pen, title, margin, 48, 'bold 24px');
  lines.forEach((line, index) => write(pen, line, margin, 76 + index * 22, '14px', '#4a4f57'));
}

function writeFigures(pen: CanvasRenderingContext2D, figures: PictureText['figures'], top: number): void {
  const each = (width - 2 * margin) / 4;
  figures.forEach(([name, value], index) => {
    const left = margin + (index % 4) * each;
    const line = top + Math.floor(index / 4) * 58;
    write(pen, name, left, line + 22, '13px', '#4a4f57');
    write(pen, value, left, line + 46, 'bold 18px');
  });
}

function write(
  pen: CanvasRenderingContext2D,
  text: string,
  left: number,
  top: number,
  size: string,
  colour = '#1f2630',
): void {
  const family = getComputedStyle(document.body).fontFamily;
  pen.font = `${size} ${family}`;
  pen.fillStyle = colour;
  pen.fillText(text, left, top, width - margin - left);
}

/** Has the browser save a file. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
