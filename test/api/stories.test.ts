import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Problem } from '../../contracts/problem.ts';
import type { storyList, storyView } from '../../contracts/story.ts';
import { ApiRig, people, type Reply } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';

type Story = z.output<typeof storyView>;
type Stories = z.output<typeof storyList>;

let rig: ApiRig;
let cases: CaseDesk;
beforeAll(async () => {
  rig = await ApiRig.start();
  cases = await CaseDesk.open(rig);
});
afterAll(async () => {
  await rig.stop();
});

const told = {
  title: 'The closed counter',
  happened: 'A customer waited two hours.',
  done: 'The bank apologised and sent the receipt.',
  lesson: 'Say at the door when a counter is closed.',
  consent: { channel: 'phone', givenOn: '2026-01-05' },
};

async function write(
  complaintId: string,
  as: string,
  more: object = {},
): Promise<Reply<Story & Omit<Problem, 'status'>>> {
  const body = { complaintId, ...told, ...more };
  return rig.site.call('POST', 'stories', { as, key: randomUUID(), body });
}

test('a closed case is told without names, and a second person publishes it', async () => {
  const { complaintId, caseNumber } = await cases.register();
  await cases.walk(complaintId, 'reportingBack');
  expect(await write(complaintId, desk.officer)).toMatchObject({ status: 409, body: { code: 'WRONG_PHASE' } });
  await cases.do(complaintId, 'recordReportBack', {}, people.manager);
  const leaking = { happened: 'The Owner of flat 12 rang 13800138000.', lesson: `See ${caseNumber}.` };
  const refused = await write(complaintId, desk.officer, leaking);
  expect(refused.status).toBe(400);
  expect(refused.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/happened leak_customerName',
    '/happened leak_phone',
    '/lesson leak_caseNumber',
    '/lesson leak_longNumber',
  ]);
  expect(refused.text).not.toContain('13800138000');
  expect((await write(complaintId, people.otherHead)).status).toBe(404);
  const draft = (await write(complaintId, desk.officer)).body;
  const decide = async (as: string): Promise<Reply<Story>> => {
    const body = { expectedRevision: draft.revision, decision: { kind: 'publish' } };
    return rig.site.call('POST', `stories/${draft.storyId}/decisions`, { as, key: randomUUID(), body });
  };
  const listed = async (as: string): Promise<Stories['items']> =>
    (await rig.site.get<Stories>('stories', as)).body.items;
  expect((await decide(desk.officer)).status).toBe(403);
  expect((await decide(people.otherHead)).status).toBe(404);
  expect(await listed(people.manager)).toEqual([]);
  expect((await decide(desk.executive)).body.status).toBe('published');
  expect(await listed(people.manager)).toMatchObject([{ title: told.title, origin: null, decisions: [] }]);
});
