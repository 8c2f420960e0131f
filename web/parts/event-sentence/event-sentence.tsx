import { useFormats } from '../../words/format.ts';
import { useLocalized } from '../../words/words.ts';
import { tell, type HistoryEvent } from './sentence.ts';
import { useNames } from './use-names.ts';

interface EventSentenceProps {
  readonly event: HistoryEvent;
  readonly hasTime?: boolean;
}

/** One event as a sentence, with what else it tells below. */
export function EventSentence({ event, hasTime = false }: EventSentenceProps) {
  const localized = useLocalized();
  const formats = useFormats();
  const { sentence, details } = tell(event, useNames());
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
