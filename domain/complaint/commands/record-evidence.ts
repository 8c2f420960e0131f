import type { UnmetCondition } from '../../failure.ts';
import { nextId } from '../change.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { inquiring } from '../deciding.ts';
import { isBlank, unmetText, worksOn } from '../handling.ts';
import type { Evidence } from '../state.ts';

export type RecordEvidencePayload = Omit<Evidence, 'evidenceId' | 'atMs' | 'by'>;

/** Evidence kept in the state; all of it is in the event log. */
const keptEvidence = 40;

/** A fact, a statement or a document is put on record, by whom and when (step 5 of 8.5). */
export const recordEvidence: ComplaintCommand<RecordEvidencePayload> = {
  name: 'recordEvidence',
  statuses: inquiring,
  check: (state, payload, { actor }) => [
    ...worksOn(state, actor),
    ...unmetText(payload.text, 'CX.REASON'),
    ...unmetSource(payload),
  ],
  apply: (change, { kind, text, of, staffId, role, keptIn }, { actor }) => {
    const isStatement = kind === 'statement';
    const kept: Evidence = {
      evidenceId: nextId(change, 'evidence'),
      kind,
      text,
      of: isStatement ? of : null,
      staffId: isStatement && of === 'staff' ? staffId : null,
      role: isStatement && of === 'other' ? role : null,
      keptIn: kind === 'document' ? keptIn : null,
      atMs: change.nowMs,
      by: actor.staffId,
    };
    change.state.evidence = [...(change.state.evidence ?? []), kept].slice(-keptEvidence);
  },
};

/** Unmet when a statement is nobody's, or a document is nowhere. */
function unmetSource({ kind, of, staffId, role, keptIn }: RecordEvidencePayload): UnmetCondition[] {
  if (kind === 'fact') return [];
  if (kind === 'document') return keptIn === null || isBlank(keptIn) ? [hard('CX.SOURCE')] : [];
  const isSaidBySomebody =
    of === 'customer' || (of === 'staff' && staffId !== null) || (of === 'other' && role !== null && !isBlank(role));
  return isSaidBySomebody ? [] : [hard('CX.SOURCE')];
}
