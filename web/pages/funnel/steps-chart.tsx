import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { BarSeriesOption } from 'echarts/charts';
import { useCallback, useMemo } from 'react';
import { useFormats } from '../../words/format.ts';
import { shortStepWords, stepWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { searchOfList } from '../funnel-list/search.ts';
import { Chart, chartColours, lyingBars, type ChartOption } from './chart.tsx';
import type { ChartRegister } from './picture.ts';
import type { List, Report, StepReport } from './report.ts';
import { shownFigures, type FunnelSearch } from '../../parts/funnel-search.ts';
import { words } from './words.ts';

const route = getRouteApi('/funnel');

type Shown = (typeof shownFigures)[number];

interface StepsChartProps {
  readonly report: Report;
  readonly shown: Shown;
  readonly isNarrow: boolean;
  readonly register: ChartRegister;
  readonly onChange: (changed: Partial<FunnelSearch>) => void;
}

interface Bar {
  readonly count: number;
  readonly list: List;
  /** Share that goes on to the next step. */
  readonly goesOn: number | null;
}

function barOf(step: StepReport, shown: Shown): Bar {
  switch (shown) {
    case 'entered':
      return { ...step.entered, goesOn: step.conversion.flowRate };
    case 'reached':
      return { ...step.conversion.reached, goesOn: step.conversion.cohortRate };
    case 'now':
      return { ...step.now, goesOn: null };
  }
}

/** The funnel: a bar for each step, with the share that goes on. */
export function StepsChart({ report, shown, isNarrow, register, onChange }: StepsChartProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const navigate = useNavigate();
  const funnel = route.useSearch();
  const { steps } = report;
  const bars = useMemo(() => steps.map((step) => barOf(step, shown)), [steps, shown]);
  const title = `${t('funnelTitle')} · ${t(shown)}`;
  const parts = steps.map(({ step }, index) => {
    const { count = 0, goesOn = null } = bars[index] ?? {};
    const next = goesOn === null || step === 6 ? '' : t('chartNext', { share: formats.share(goesOn) });
    return t('chartPart', { step, name: localized(stepWords[step]), count }) + next;
  });
  const option = useMemo((): ChartOption => {
    const names = steps.map(({ step }) => `${step} ${localized((isNarrow ? shortStepWords : stepWords)[step])}`);
    const endOf = (index: number): string => {
      const { count = 0, goesOn = null } = bars[index] ?? {};
      const isLast = index === bars.length - 1;
      const next = goesOn === null || isLast ? '' : `  ${t('toNext', { share: formats.share(goesOn) })}`;
      return formats.number(count) + next;
    };
    return { ...lyingBars({ names, isNarrow }), series: [barSeries(bars, endOf)] };
  }, [steps, bars, isNarrow, localized, formats, t]);
  const open = useCallback(
    (index: number) => {
      const bar = bars[index];
      if (bar === undefined || bar.count === 0) return;
      void navigate({ to: '/funnel/list', search: searchOfList(bar.list, funnel) });
    },
    [bars, funnel, navigate],
  );
  return (
    <section className="funnel-panel">
      <div className="funnel-panel-head">
        <h2>{t('funnelTitle')}</h2>
        <Choices shown={shown} onChange={onChange} />
      </div>
      <p className="quiet">{t(`${shown}About`)}</p>
      <Chart
        option={option}
        label={t('chartOf', { title, parts: parts.join(' · ') })}
        title={title}
        height={212}
        register={register}
        onPress={open}
      />
    </section>
  );
}

function barSeries(bars: readonly Bar[], endOf: (index: number) => string): BarSeriesOption {
  return {
    type: 'bar',
    barMaxWidth: 26,
    itemStyle: { color: chartColours.main },
    cursor: 'pointer',
    data: bars.map(({ count }) => count),
    label: { show: true, position: 'right', color: chartColours.text, formatter: ({ dataIndex }) => endOf(dataIndex) },
  };
}

function Choices({ shown, onChange }: Pick<StepsChartProps, 'shown' | 'onChange'>) {
  const t = useWords(words);
  return (
    <div className="chips" role="group" aria-label={t('funnelTitle')}>
      {shownFigures.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={one === shown}
          aria-current={one === shown ? 'true' : undefined}
          onClick={() => onChange({ show: one === 'entered' ? undefined : one })}
        >
          {t(one)}
        </button>
      ))}
    </div>
  );
}
