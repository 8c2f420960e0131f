import { formatDistance, useFormats } from '../words/format.ts';
import { useLanguage } from '../words/words.ts';
import { useNow } from './use-now.ts';

/** How long ago or until, with the exact time on pointing at it; a dash when there is no instant. */
export function Age({ at }: { readonly at: string | null }) {
  const language = useLanguage();
  const formats = useFormats();
  const now = useNow();
  if (at === null) return <span className="quiet">–</span>;
  return (
    <time dateTime={at} title={formats.instant(at)}>
      {formatDistance(at, language, now)}
    </time>
  );
}
