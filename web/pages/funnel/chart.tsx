import { BarChart, ScatterChart, type BarSeriesOption, type ScatterSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import { init, use as addParts, type ComposeOption, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartRegister } from './picture.ts';

addParts([BarChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export type ChartOption = ComposeOption<
  BarSeriesOption | ScatterSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** Colours that keep 3:1 on white; words and shapes say the same. */
export const chartColours = { main: '#1a5490', second: '#6f9fd0', limit: '#ad4e00', text: '#1f2630', line: '#dde1e7' };

interface ChartProps {
  readonly option: ChartOption;
  /** Says what the picture shows; its table stands beside it. */
  readonly label: string;
  readonly height: number;
  /** Where it is kept for the picture of the page, and under what heading. */
  readonly title: string;
  readonly register: ChartRegister;
  /** Index of the bar that was pressed, counted from the top. */
  readonly onPress?: ((index: number) => void) | undefined;
}

/** A drawing without motion that follows the width of its place. */
export function Chart({ option, label, height, title, register, onPress }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    if (place.current === null) return;
    const drawn = init(place.current);
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...option }, { notMerge: true });
  }, [option]);
  useEffect(() => register(title, () => chart.current), [register, title]);
  useEffect(() => {
    const drawn = chart.current;
    if (drawn === null || onPress === undefined) return;
    const press = ({ dataIndex }: { readonly dataIndex: number }): void => onPress(dataIndex);
    drawn.on('click', press as (event: unknown) => void);
    return () => {
      drawn.off('click', press as (event: unknown) => void);
    };
  }, [onPress]);
  return <div ref={place} role="img" aria-label={label} className="funnel-chart" style={{ height }} />;
}

interface CategoryAxis {
  readonly names: readonly string[];
  readonly isNarrow: boolean;
}

/** Bars that lie, the first on top, with room for what their ends say. */
export function lyingBars({
  names,
  isNarrow,
}: CategoryAxis): { grid: GridComponentOption } & Pick<ChartOption, 'xAxis' | 'yAxis'> {
  return {
    grid: { left: 4, right: isNarrow ? 84 : 110, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: chartColours.line } },
      axisLabel: { color: chartColours.text, fontSize: 12, width: isNarrow ? 76 : 160, overflow: 'truncate' },
    },
  };
}
