import type { LocalizedText } from '../../../domain/process/definition.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized } from '../../words/words.ts';

interface ToldProps {
  readonly sentence: LocalizedText;
  readonly details: readonly LocalizedText[];
  /** Instant to be shown with it; null for none. */
  readonly at: string | null;
}

/** An event as a sentence, with what else it tells below. */
export function Told({ sentence, details, at }: ToldProps) {
  const localized = useLocalized();
  const formats = useFormats();
  return (
    <>
      <span>{localized(sentence)}</span>
      {at !== null && <span className="quiet"> · {formats.instant(at)}</span>}
      {details.map((detail) => (
        <div key={detail.zh} className="quiet">
          {localized(detail)}
        </div>
      ))}
    </>
  );
}
