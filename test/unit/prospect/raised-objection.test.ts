import { expect, test } from 'vitest';
import { raisedBy } from '../../../domain/prospect/objecting.ts';
import { Pursuit } from '../../factories/pursuit.ts';

test('an objection is found in the event that brought it, and in no other that is about it', () => {
  const pursuit = new Pursuit().toPhase('closing');
  pursuit.do('raiseObjection', { verbatim: 'your staff ignored me', type: 'serviceExperience', blocking: false });
  pursuit.do('recordClosingAttempt', {
    result: 'newObjection',
    objection: { verbatim: 'the counter was closed', type: 'serviceExperience' },
  });
  const [first = { objectionId: '' }] = pursuit.state.objections;
  pursuit.do('answerObjection', { objectionId: first.objectionId });
  pursuit.do('confirmObjection', { objectionId: first.objectionId });
  expect(pursuit.log.flatMap((event) => raisedBy(event)?.verbatim ?? [])).toEqual([
    'your staff ignored me',
    'the counter was closed',
  ]);
});
