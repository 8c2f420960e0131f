import { BarChart, type BarSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  type GridComponentOption,
  type LegendComponentOption,
} from 'echarts/components';
import { init, use as addParts, type ComposeOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

addParts([BarChart, GridComponent, LegendComponent, CanvasRenderer]);

type ChartOption = ComposeOption<BarSeriesOption | GridComponentOption | LegendComponentOption>;

/** Both keep 3:1 on white and to each other in lightness; the table says the same. */
const colours = ['#1a5490', '#8fb4d9'];

interface DimensionsChartProps {
  readonly label: string;
  readonly names: readonly string[];
  /** Means from 1 to 5; one that is all null is left out. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** Bars beside each other for each dimension, without motion, as wide as their place. */
export function DimensionsChart({ label, names, series }: DimensionsChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const drawn = init(place.current);
    drawn.setOption(optionOf(names, series));
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, [names, series]);
  return <div ref={place} role="img" aria-label={label} className="survey-results-chart" />;
}

function optionOf(names: DimensionsChartProps['names'], series: DimensionsChartProps['series']): ChartOption {
  const shown = series.filter(({ values }) => values.some((value) => value !== null));
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    color: colours,
    legend: { top: 0 },
    grid: { left: 4, right: 4, top: 32, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: [...names],
      axisTick: { show: false },
      axisLabel: { interval: 0, hideOverlap: false },
    },
    yAxis: { type: 'value', min: 1, max: 5, interval: 1 },
    series: shown.map(({ name, values }) => ({
      type: 'bar',
      name,
      barMaxWidth: 32,
      label: { show: true, position: 'top', formatter: ({ value }) => Number(value).toFixed(2) },
      data: values.map((value) => value ?? '-'),
    })),
  };
}
