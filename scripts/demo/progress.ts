const barWidth = 30;
const redrawMs = 100;
const plainEveryMs = 5_000;

export interface ProgressBar {
  readonly tick: () => void;
  /** Says something without spoiling the bar. */
  readonly note: (line: string) => void;
  readonly finish: () => void;
}

/** A bar that is drawn over itself on a terminal, and a plain line every five seconds elsewhere. */
export function createProgressBar(
  name: string,
  total: number,
  output: NodeJS.WriteStream = process.stdout,
  now: () => number = Date.now,
): ProgressBar {
  const startedAtMs = now();
  const isTerminal = output.isTTY === true;
  let done = 0;
  let shownAtMs = startedAtMs;

  function line(): string {
    const elapsedSec = (now() - startedAtMs) / 1000;
    const rate = elapsedSec === 0 ? 0 : done / elapsedSec;
    const left = rate === 0 ? '?' : Math.ceil((total - done) / rate);
    const share = total === 0 ? 1 : done / total;
    const filled = Math.round(share * barWidth);
    const bar = isTerminal ? `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ` : '';
    return `${name} ${bar}${done}/${total} (${Math.floor(share * 100)} %), ${rate.toFixed(1)}/s, ${left} s left`;
  }

  function show(minimumMs: number): void {
    if (now() - shownAtMs < minimumMs) return;
    shownAtMs = now();
    output.write(isTerminal ? `\r\u001B[2K${line()}` : `${line()}\n`);
  }

  return {
    tick: () => {
      done += 1;
      show(isTerminal ? redrawMs : plainEveryMs);
    },
    note: (text) => {
      output.write(isTerminal ? `\r\u001B[2K${text}\n${line()}` : `${text}\n`);
    },
    finish: () => {
      show(0);
      if (isTerminal) output.write('\n');
    },
  };
}
