import type { BarSeriesOption } from 'echarts/charts';
import { useMemo } from 'react';
import { shortStepWords, stepWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Chart, chartColours, lyingBars, type ChartOption } from './chart.tsx';
import { useDays } from './days.ts';
import type { ChartRegister } from './picture.ts';
import type { Report } from './report.ts';
import { words } from './words.ts';

interface TimeChartProps {
  readonly report: Report;
  readonly isNarrow: boolean;
  readonly register: ChartRegister;
}

/** How long pursuits stay in each step, beside what the step allows. */
export function TimeChart({ report: { steps }, isNarrow, register }: TimeChartProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const days = useDays();
  const timed = useMemo(() => steps.flatMap(({ step, time }) => (time === null ? [] : [{ step, time }])), [steps]);
  const title = t('timeTitle');
  const parts = timed.map(({ step, time }) =>
    t('timePart', {
      step,
      name: localized(stepWords[step]),
      median: days(time.medianDays),
      p80: days(time.p80Days),
      limit: days(time.limitDays),
    }),
  );
  const option = useMemo((): ChartOption => {
    const names = timed.map(({ step }) => `${step} ${localized((isNarrow ? shortStepWords : stepWords)[step])}`);
    const { grid, ...axes } = lyingBars({ names, isNarrow });
    const valuesOf = (field: 'medianDays' | 'p80Days') => timed.map(({ time }) => time[field]);
    return {
      ...axes,
      grid: { ...grid, top: 26, right: 64 },
      legend: { top: 0, left: 0, itemHeight: 10, textStyle: { color: chartColours.text } },
      series: [
        daySeries(t('median'), chartColours.main, valuesOf('medianDays'), days),
        daySeries(t('p80'), chartColours.second, valuesOf('p80Days'), days),
        {
          type: 'scatter',
          name: t('limit'),
          symbol: 'rect',
          symbolSize: [3, 30],
          itemStyle: { color: chartColours.limit },
          label: {
            show: true,
            position: 'right',
            color: chartColours.limit,
            formatter: ({ dataIndex }) => days(timed[dataIndex]?.time.limitDays ?? null),
          },
          data: timed.map(({ time }, index) => [time.limitDays ?? 0, index]),
        },
      ],
    };
  }, [timed, isNarrow, localized, days, t]);
  return (
    <section className="funnel-panel">
      <h2>{title}</h2>
      <p className="quiet">{t('timeAbout')}</p>
      <Chart
        option={option}
        label={t('chartOf', { title, parts: parts.join(' · ') })}
        title={title}
        height={240}
        register={register}
      />
    </section>
  );
}

function daySeries(
  name: string,
  color: string,
  values: readonly (number | null)[],
  days: (count: number | null) => string,
): BarSeriesOption {
  return {
    type: 'bar',
    name,
    itemStyle: { color },
    data: [...values],
    label: {
      show: true,
      position: 'right',
      color: chartColours.text,
      formatter: ({ dataIndex }) => days(values[dataIndex] ?? null),
    },
  };
}
