import { useNames } from '../event-sentence/use-names.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized } from '../../words/words.ts';
import { tellComplaint, type ComplaintEvent } from './sentence.ts';

interface ComplaintSentenceProps {
  readonly event: ComplaintEvent;
  readonly hasTime?: boolean;
}

/** One event of a complaint as a sentence, with what else it tells below. */
export function ComplaintSentence({ event, hasTime = false }: ComplaintSentenceProps) {
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { sentence, details } = tellComplaint(event, names.staff);
  return (
    <>
      <span>{localized(sentence)}</span>
      {hasTime && <span className="quiet"> · {formats.instant(event.at)}</span>}
      {details.map((detail) => (
        <div key={detail.zh} className="quiet">
          {localized(detail)}
        </div>
      ))}
    </>
  );
}
