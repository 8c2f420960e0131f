import { expect, test } from 'vitest';
import { lineOf, titleOf, writeLetter } from '../../../activities/correspondence/letter.ts';
import { absenceNoticeWords } from '../../../domain/complaint/absence-notice.ts';
import { clockCodes } from '../../../domain/complaint/catalogue.ts';
import { complaintCommands } from '../../../domain/complaint/commands.ts';
import { complaintInboxKinds } from '../../../domain/complaint/who-hears.ts';
import { outsideText } from '../../../domain/correspondence/notice-text.ts';
import { inboxKinds } from '../../../domain/prospect/who-hears.ts';
import type { Delivery } from '../../../models/delivery.ts';

const types = [
  ...Object.keys(complaintCommands),
  ...Object.keys(absenceNoticeWords),
  ...clockCodes,
  'register',
  'openSystemic',
  'causeReported',
  'surveyAsked',
  'improvementDone',
];
const notices = [
  ...inboxKinds.map((kind) => ({ about: 'prospect' as const, kind, type: 'advance', clock: null })),
  ...complaintInboxKinds.flatMap((kind) =>
    types.flatMap((type) => [null, 'resolve'].map((clock) => ({ about: 'complaint' as const, kind, type, clock }))),
  ),
];
const isAddressed = ({ zh, en }: { zh: string; en: string }) => /[您你]/u.test(zh) || /\byours?\b|\byou\b/iu.test(en);

test('a group is never addressed as one person, whatever it is told; a person is', () => {
  const told = notices.map((notice) => outsideText({ ...notice, caseNumber: 'TS20261120-K3F9', toGroup: true }));
  expect(told.filter(isAddressed)).toEqual([]);
  const mailed = notices.map((notice) => outsideText({ ...notice, caseNumber: 'TS20261120-K3F9' }));
  expect(mailed.filter(isAddressed).length).toBeGreaterThan(10);
});

test('a robot’s message and a mail of the same notice', () => {
  const style = { language: 'zh', publicUrl: 'https://tuoke.example', utcOffsetMinutes: 480 } as const;
  const of = (medium: Delivery['medium']): Delivery =>
    ({
      medium,
      about: 'complaint',
      kind: 'assigned',
      type: 'acknowledge',
      clock: null,
      caseNumber: 'TS20261120-K3F9',
      recordId: 'k-1',
      severity: null,
      at: new Date('2026-11-20T08:00:00Z'),
    }) as Delivery;
  expect(lineOf(of('wecom'), style)).toBe('投诉 TS20261120-K3F9：已交办 (2026-11-20 16:00)');
  expect(titleOf([of('dingtalk')], style)).toBe('投诉 TS20261120-K3F9：已交办');
  expect(writeLetter([of('email')], style).text).toContain('投诉 TS20261120-K3F9：交由您办理');
});
