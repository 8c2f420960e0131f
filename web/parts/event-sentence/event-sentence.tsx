import { tell, type HistoryEvent } from './sentence.ts';
import { Told } from './told.tsx';
import { useNames } from './use-names.ts';

interface EventSentenceProps {
  readonly event: HistoryEvent;
  readonly hasTime?: boolean;
}

/** One event of a prospect. */
export function EventSentence({ event, hasTime = false }: EventSentenceProps) {
  return <Told {...tell(event, useNames())} at={hasTime ? event.at : null} />;
}
