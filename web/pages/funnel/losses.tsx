import { useMemo } from 'react';
import { EmptyState } from '../../parts/empty-state.tsx';
import { lossReasonWords } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { shortStepWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Chart, chartColours, lyingBars, type ChartOption } from './chart.tsx';
import { BeforeLink, NumberLink } from './number-link.tsx';
import type { ChartRegister } from './picture.ts';
import type { Report } from './report.ts';
import { words } from './words.ts';

interface LossesProps {
  readonly report: Report;
  readonly isNarrow: boolean;
  readonly register: ChartRegister;
}

/** Why pursuits ended without a deal. */
export function Losses({ report: { losses, before }, isNarrow, register }: LossesProps) {
  const t = useWords(words);
  return (
    <section className="funnel-panel">
      <h2>{t('lossesTitle')}</h2>
      <p className="quiet">{t('lossesAbout')}</p>
      {losses.length === 0 ? (
        <EmptyState title={t('lossesEmptyTitle')} text={t('lossesEmptyText')} />
      ) : (
        <>
          <LossChart losses={losses} isNarrow={isNarrow} register={register} />
          <LossTable losses={losses} before={before} />
        </>
      )}
    </section>
  );
}

type Loss = Report['losses'][number];

function LossChart({ losses, isNarrow, register }: Omit<LossesProps, 'report'> & Pick<Report, 'losses'>) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const title = t('lossesTitle');
  const parts = losses.map(({ outcome, reason, figure, share }) =>
    t('lossPart', {
      outcome: t(outcome),
      reason: localized(lossReasonWords[reason]),
      count: figure.count,
      share: formats.share(share),
    }),
  );
  const option = useMemo((): ChartOption => {
    const names = losses.map(({ outcome, reason }) => `${localized(lossReasonWords[reason])} · ${t(outcome)}`);
    return {
      ...lyingBars({ names, isNarrow }),
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          data: losses.map(({ outcome, figure }) => ({
            value: figure.count,
            itemStyle: { color: outcome === 'lost' ? chartColours.main : chartColours.second },
          })),
          label: {
            show: true,
            position: 'right',
            color: chartColours.text,
            formatter: ({ dataIndex }) => labelOf(losses[dataIndex], formats.share),
          },
        },
      ],
    };
  }, [losses, isNarrow, localized, formats, t]);
  return (
    <Chart
      option={option}
      label={t('chartOf', { title, parts: parts.join(' · ') })}
      title={title}
      height={Math.max(70, losses.length * 28 + 12)}
      register={register}
    />
  );
}

function labelOf(loss: Loss | undefined, share: (part: number) => string): string {
  return loss === undefined ? '' : `${loss.figure.count}  ${share(loss.share)}`;
}

function LossTable({ losses, before }: Pick<Report, 'losses' | 'before'>) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  return (
    <div className="funnel-scroll">
      <table className="funnel-table">
        <thead>
          <tr>
            <th scope="col">{t('reason')}</th>
            <th scope="col" className="funnel-text">
              {t('outcome')}
            </th>
            <th scope="col">{t('count')}</th>
            <th scope="col">{t('share')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col" className="funnel-text">
              {t('byStep')}
            </th>
          </tr>
        </thead>
        <tbody>
          {losses.map(({ outcome, reason, figure, share, steps }) => (
            <tr key={`${outcome} ${reason}`}>
              <th scope="row">{localized(lossReasonWords[reason])}</th>
              <td className="funnel-text">{t(outcome)}</td>
              <td>
                <NumberLink
                  count={figure.count}
                  list={figure.list}
                  label={`${t(outcome)} ${localized(lossReasonWords[reason])}`}
                />
                <div className="funnel-note">
                  <BeforeLink
                    figure={figure}
                    days={before}
                    label={`${t(outcome)} ${localized(lossReasonWords[reason])}`}
                  />
                </div>
              </td>
              <td className="figure">{formats.share(share)}</td>
              <td className="figure">{formats.money(figure.valueFen)}</td>
              <td className="funnel-text">
                <LossSteps steps={steps} label={`${t(outcome)} ${localized(lossReasonWords[reason])}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LossStepsProps {
  readonly steps: Loss['steps'];
  readonly label: string;
}

/** In which steps it happened (K-26), a line each. */
function LossSteps({ steps, label }: LossStepsProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  return steps.map(({ step, figure: { count, list }, share }) => {
    const name = `${step} ${localized(shortStepWords[step])}`;
    return (
      <div key={step} className="funnel-note">
        <NumberLink count={count} list={list} label={`${label} ${name}`}>
          {t('lossStep', { name, count: formats.number(count), share: formats.share(share) })}
        </NumberLink>
      </div>
    );
  });
}
