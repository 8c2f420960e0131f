import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { valueAt, type Values } from '../command-form/facts.ts';
import { group, is, type Layout } from '../command-form/layout.ts';
import type { ComplaintFacts } from './facts.ts';

type ComplaintLayout = Layout<ComplaintFacts>;

/** Appeals inside the bank (8.7). */
const mostAppeals = 2;
const findingGroup = group('查明', 'What was found', 'rootCauseClass', 'rootCause', 'finding');
const remedyGroup = group('补救', 'What is done about it', 'remedy', 'remedyKinds', 'compensationFen', 'actions');

const layouts: Partial<Record<ComplaintCommandName, Partial<ComplaintLayout>>> = {
  submitDecision: { groups: [findingGroup, remedyGroup], widgets: { actions: 'table' } },
  confirmDuplicate: { shown: { message: (_values, { record }) => record.customer !== null } },
  submitCause: {
    groups: [
      group('查明', 'What was found', 'rootCauseClass', 'rootCause'),
      group('措施', 'What is done', 'measures', 'actions'),
    ],
    widgets: { actions: 'table' },
  },
  recordEvidence: {
    shown: {
      of: is('kind', 'statement'),
      staffId: (values: Values) => valueAt(values, 'kind') === 'statement' && valueAt(values, 'of') === 'staff',
      role: (values: Values) => valueAt(values, 'kind') === 'statement' && valueAt(values, 'of') === 'other',
      keptIn: is('kind', 'document'),
    },
  },
  recordReportBack: {
    widgets: { understood: 'yesNo', accepted: 'yesNo' },
    shown: {
      reason: (values: Values) => valueAt(values, 'accepted') === false,
      externalRouteTold: (_values, { record }) => record.appeals.length >= mostAppeals,
    },
  },
  decideAppeal: {
    widgets: { 'remedy.actions': 'table' },
    shown: { remedy: is('decision', 'upheld', 'partlyUpheld') },
  },
  requestExtension: { widgets: { amount: 'count' } },
  decideExtension: {
    shown: {
      message: (values, { record }) => record.channel !== 'cluster' && valueAt(values, 'decision') === 'granted',
      reason: is('decision', 'declined'),
    },
  },
  withdraw: {
    shown: {
      rootCauseClass: (_values, { record }) => record.decision === null,
      rootCause: (_values, { record }) => record.decision === null,
    },
  },
  recordOutsideDecision: {
    widgets: { 'decision.actions': 'table', 'reportBack.understood': 'yesNo', 'reportBack.accepted': 'yesNo' },
    shown: {
      decision: (_values, { record }) => record.decision === null,
      reportBack: is('to', 'closed'),
    },
  },
};

/** The layout of a complaint's form. */
export function complaintLayoutOf(command: ComplaintCommandName): ComplaintLayout {
  return { groups: [], widgets: {}, shown: {}, sendsChangesOnly: false, ...layouts[command] };
}
