import CaretDownOutlined from '@ant-design/icons/es/icons/CaretDownOutlined';
import CaretRightOutlined from '@ant-design/icons/es/icons/CaretRightOutlined';
import { Fragment, useState, type ReactNode } from 'react';
import type { BankDays } from '../../../domain/funnel/period.ts';
import { useFormats } from '../../words/format.ts';
import { phaseWords, stepWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { useDays } from './days.ts';
import { BeforeLink, NumberLink } from './number-link.tsx';
import type { Figure, Report, StepReport } from './report.ts';
import { words } from './words.ts';

const headings = [
  'step',
  'now',
  'value',
  'weightedValue',
  'enteredShort',
  'forward',
  'back',
  'parked',
  'lost',
  'disqualified',
  'otherEnd',
  'flowRate',
  'cohortReached',
  'cohortRate',
  'medianDays',
  'p80Days',
  'limitDays',
  'over',
] as const;

/** Everything that the drawings show and more, as a table. */
export function StepsTable({ report }: { readonly report: Report }) {
  const t = useWords(words);
  const [opened, setOpened] = useState<readonly number[]>([]);
  const toggle = (step: number): void =>
    setOpened((before) => (before.includes(step) ? before.filter((one) => one !== step) : [...before, step]));
  return (
    <section className="funnel-panel">
      <h2>{t('stepsTitle')}</h2>
      <div className="funnel-scroll">
        <table className="funnel-table">
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {t(heading)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.steps.map((step) => (
              <Fragment key={step.step}>
                <StepRow
                  step={step}
                  before={report.before}
                  isOpen={opened.includes(step.step)}
                  onToggle={() => toggle(step.step)}
                />
                {opened.includes(step.step) && <PhaseRows step={step} />}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface StepRowProps {
  readonly step: StepReport;
  /** The period before. */
  readonly before: BankDays;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function StepRow({ step, before, isOpen, onToggle }: StepRowProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const name = `${step.step} ${localized(stepWords[step.step])}`;
  const share = (part: number | null): string => (part === null ? '–' : formats.share(part));
  const { now, entered, reentered, skipped, conversion } = step;
  const cell = (figure: Figure, what: string) => (
    <FigureCell figure={figure} before={before} label={`${name} ${what}`} />
  );
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="funnel-toggle"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'hidePhases' : 'showPhases', { step: step.step })}
          onClick={onToggle}
        >
          {isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />}
        </button>
        {name}
      </th>
      <td>
        <NumberLink count={now.count} list={now.list} label={`${name} ${t('now')}`} />
      </td>
      <td className="figure">{formats.money(now.valueFen)}</td>
      <td className="figure">{formats.money(wholeYuan(now.weightedValueFen))}</td>
      <FigureCell figure={entered} before={before} label={`${name} ${t('enteredShort')}`}>
        {reentered.count > 0 && <Note text={t('again', { count: reentered.count })} figure={reentered} label={name} />}
        {skipped.count > 0 && <Note text={t('skipped', { count: skipped.count })} figure={skipped} label={name} />}
      </FigureCell>
      {cell(step.forward, t('forward'))}
      {cell(step.back, t('back'))}
      {cell(step.parked, t('parked'))}
      {cell(step.lost, t('lost'))}
      {cell(step.disqualified, t('disqualified'))}
      {cell(step.otherEnd, t('otherEnd'))}
      <td className="figure">{share(conversion.flowRate)}</td>
      {cell(conversion.reached, t('cohortReached'))}
      <td className="figure">{share(conversion.cohortRate)}</td>
      <TimeCells time={step.time} before={before} name={name} />
    </tr>
  );
}

interface TimeCellsProps {
  readonly time: StepReport['time'];
  readonly before: BankDays;
  readonly name: string;
}

function TimeCells({ time, before, name }: TimeCellsProps) {
  const t = useWords(words);
  const days = useDays();
  if (time === null)
    return (
      <td colSpan={4} className="quiet">
        {t('noEnd')}
      </td>
    );
  const { stayed, running, overLimit } = time;
  const stays = `${name} ${t('stayed')}`;
  return (
    <>
      <td>
        <NumberLink count={stayed.count} list={stayed.list} label={stays}>
          {days(time.medianDays)}
        </NumberLink>
        <div className="funnel-note">
          <BeforeLink figure={stayed} days={before} label={stays}>
            {t('before', { count: days(time.medianDaysBefore) })}
          </BeforeLink>
        </div>
        {running.count > 0 && <Note text={t('running', { count: running.count })} figure={running} label={name} />}
      </td>
      <td>
        <NumberLink count={stayed.count} list={stayed.list} label={stays}>
          {days(time.p80Days)}
        </NumberLink>
      </td>
      <td className="figure">{days(time.limitDays)}</td>
      <FigureCell figure={overLimit} before={before} label={`${name} ${t('over')}`} />
    </>
  );
}

interface FigureCellProps {
  readonly figure: Figure;
  readonly before: BankDays;
  readonly label: string;
  readonly children?: ReactNode;
}

function FigureCell({ figure, before, label, children }: FigureCellProps) {
  return (
    <td>
      <NumberLink count={figure.count} list={figure.list} label={label} />
      {figure.count + figure.before > 0 && (
        <div className="funnel-note">
          <BeforeLink figure={figure} days={before} label={label} />
        </div>
      )}
      {children}
    </td>
  );
}

interface NoteProps {
  readonly text: string;
  readonly figure: Figure;
  readonly label: string;
}

/** A smaller number below the one it belongs to. */
function Note({ text, figure, label }: NoteProps) {
  return (
    <div className="funnel-note">
      <NumberLink count={figure.count} list={figure.list} label={`${label} ${text}`}>
        {text}
      </NumberLink>
    </div>
  );
}

function PhaseRows({ step: { phases } }: { readonly step: StepReport }) {
  const localized = useLocalized();
  const formats = useFormats();
  return phases.map(({ phase, count, valueFen, weightedValueFen, list }) => (
    <tr key={phase} className="funnel-phase">
      <th scope="row">{localized(phaseWords[phase])}</th>
      <td>
        <NumberLink count={count} list={list} label={localized(phaseWords[phase])} />
      </td>
      <td className="figure">{formats.money(valueFen)}</td>
      <td className="figure">{formats.money(wholeYuan(weightedValueFen))}</td>
      <td colSpan={headings.length - 4}>&nbsp;</td>
    </tr>
  ));
}

/** An estimate is told without fen.   @returns fen */
function wholeYuan(fen: number): number {
  return Math.round(fen / 100) * 100;
}
