import { describe, expect, test } from 'vitest';
import { foldComplaintEvents } from '../../../domain/complaint/event.ts';
import { complaintHolding } from '../../../domain/complaint/holders.ts';
import { whoHearsComplaint } from '../../../domain/complaint/who-hears.ts';
import { Case, officer, remedy, teller } from '../../factories/complaint.ts';

const investigating = (): Case => new Case().to('investigating');
const said = { kind: 'statement', text: 'the till was closed', of: 'staff', staffId: teller.staffId } as const;

describe('C-05 the inquiry', () => {
  test('keeps facts, statements and documents with their source, author and time, in order', () => {
    const given = investigating().do('recordEvidence').do('recordEvidence', said);
    given.do('recordEvidence', { kind: 'document', text: 'roster of 20 November', keptIn: 'file 7', of: 'customer' });
    expect(given.state.evidence).toMatchObject([
      { kind: 'fact', of: null, by: officer.staffId, atMs: given.nowMs },
      { kind: 'statement', of: 'staff', staffId: teller.staffId, keptIn: null },
      { kind: 'document', of: null, keptIn: 'file 7' },
    ]);
    expect(foldComplaintEvents(given.log)).toEqual(given.state);
    expect(new Case().to('reportingBack').unmet('recordEvidence')).toEqual(['WRONG_PHASE']);
  });

  test('forty pieces stay in the case, all of them in the log', () => {
    const given = investigating();
    for (let piece = 1; piece <= 42; piece += 1) given.do('recordEvidence', { text: `fact ${piece}` });
    expect(given.state.evidence).toHaveLength(40);
    expect(given.state.evidence?.[0]?.text).toBe('fact 3');
    expect(given.log.filter(({ type }) => type === 'recordEvidence')).toHaveLength(42);
  });

  test('a colleague is asked, hears of it, reads the case, answers, and is out of it again; the handler hears', () => {
    const given = investigating().do('giveAction');
    const hearings = () =>
      whoHearsComplaint(given.last, given.state).map(
        ({ receiver, kind }) => `${'staffId' in receiver ? receiver.staffId : receiver.post} ${kind}`,
      );
    expect(hearings()).toEqual([`${teller.staffId} action`, `${officer.staffId} command`]);
    expect(complaintHolding(given.state).actionOwnerIds).toEqual([teller.staffId]);
    given.do('completeAction', { result: 'it lay in the archive' }, teller);
    expect(hearings()).toEqual([`${officer.staffId} command`]);
    expect(given.state.actions).toMatchObject([{ askedBy: officer.staffId, result: 'it lay in the archive' }]);
    expect(complaintHolding(given.state).actionOwnerIds).toEqual([]);
  });

  test('what a colleague still owes outlives the decision, and the case is not resolved until it is done or called off', () => {
    const given = investigating().do('giveAction');
    const ofRemedy = { text: 'pay back', ownerId: officer.staffId, dueAtMs: given.nowMs + 1 };
    given.do('submitDecision', remedy({ actions: [ofRemedy] }));
    expect(given.state.actions.map(({ actionId }) => actionId)).toEqual(['action-1', 'action-2']);
    given.do('completeAction', { actionId: 'action-2' });
    expect(given.unmet('completeActions')).toEqual(['CX.ACTIONS']);
    given.do('callOffAction');
    expect(given.last.reason).toBe('it was found');
    expect(given.state.actions).toMatchObject([{ calledOffFor: 'it was found' }, {}]);
    expect(given.unmet('callOffAction')).toEqual(['CX.ACTION']);
    expect(given.do('completeActions').state.status).toBe('reportingBack');
  });
});
