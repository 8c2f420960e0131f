import { Told } from '../event-sentence/told.tsx';
import { useNames } from '../event-sentence/use-names.ts';
import { tellComplaint, type ComplaintEvent } from './sentence.ts';

interface ComplaintSentenceProps {
  readonly event: ComplaintEvent;
  readonly hasTime?: boolean;
  readonly isSystemic?: boolean;
}

/** One event of a complaint. */
export function ComplaintSentence({ event, hasTime = false, isSystemic = false }: ComplaintSentenceProps) {
  return <Told {...tellComplaint(event, useNames().staff, isSystemic)} at={hasTime ? event.at : null} />;
}
