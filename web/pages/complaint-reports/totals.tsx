import type { OperationAnswer } from '../../client/operation-types.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

export type Figures = OperationAnswer<'getComplaintRootCauses'>['totals'];

/** A share as people read it; a dash when there is nothing to have a share of. */
export function useShare(): (part: number, whole: number) => string {
  const formats = useFormats();
  return (part, whole) => (whole === 0 ? '–' : formats.share(part / whole));
}

/** The period in one line of numbers. */
export function Totals({ figures }: { readonly figures: Figures }) {
  const t = useWords(words);
  const formats = useFormats();
  const share = useShare();
  const shown = [
    ['received', formats.number(figures.count)],
    ['founded', share(figures.founded, figures.decided)],
    ['onTime', share(figures.onTime, figures.due)],
    ['compensation', formats.money(figures.compensationFen)],
    ['raisedTo2', formats.number(figures.raisedTo2)],
    ['raisedTo3', formats.number(figures.raisedTo3)],
    ['reportedBack', share(figures.reportedBack, figures.resolved)],
    ['appealed', formats.number(figures.appealed)],
    ['upheld', share(figures.appealsUpheld, figures.appealsDecided)],
  ] as const;
  return (
    <dl className="report-totals">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
