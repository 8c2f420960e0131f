import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { FormCommand } from './commands.ts';
import { textAt, valueAt, type FormFacts, type Values } from './facts.ts';

/** How a field is filled in, where its kind alone would not be good for people. */
export type Widget =
  | 'criteria' // the five questions, each with answer and evidence
  | 'yesNo' // a flag that has to be answered
  | 'minutes' // seconds in the contract
  | 'count' // a whole number
  | 'table' // records in rows
  | 'hidden'; // travels along unseen

export interface Group {
  readonly title: LocalizedText | null;
  /** Names of top-level fields. */
  readonly fields: readonly string[];
}

export interface Layout<Facts = FormFacts> {
  /** Fields that are in no group follow in the order of the contract. */
  readonly groups: readonly Group[];
  readonly widgets: Readonly<Record<string, Widget>>;
  /** When a field is asked for; always, unless told. What is not asked for is not sent. */
  readonly shown: Readonly<Record<string, (values: Values, facts: Facts) => boolean>>;
  /** Only what reads otherwise than at first is sent: nothing else is overwritten, masked texts can stay. */
  readonly sendsChangesOnly: boolean;
}

/** Fields under a heading. */
export function group(zh: string, en: string, ...fields: string[]): Group {
  return { title: { zh, en }, fields };
}

/** True while one of these is chosen. */
export function is(path: string, ...codes: string[]): (values: Values) => boolean {
  return (values) => codes.includes(textAt(values, path));
}

const acceptedResults = ['accepted', 'acceptedPartly'];

const layouts: Partial<Record<FormCommand, Partial<Layout>>> = {
  verifyLead: {
    groups: [{ title: null, fields: ['result', 'corrections', 'note'] }],
    widgets: { 'corrections.committeeEstablished': 'yesNo' },
    shown: {
      corrections: is('result', 'corrected'),
      'corrections.committeeEstablished': (_values, { record }) => record.customer.customerType === 'community',
    },
  },
  submitQualification: {
    widgets: { answers: 'criteria' },
    shown: { conditionalUntil: (values, { mayWaive }) => mayWaive && hasOpenAnswer(values) },
  },
  decideReview: {
    groups: [{ title: null, fields: ['decision', 'deferUntil', 'findings'] }],
    shown: { deferUntil: is('decision', 'defer') },
  },
  saveIntel: {
    groups: [
      group('基本情况', 'Basics', 'completeness', 'occupation'),
      group('谁来决定', 'Who decides', 'stakeholders', 'routeToDecisionMaker'),
      group('竞争对手', 'Rivals', 'competitors', 'noCompetitorKnown'),
      { title: null, fields: ['swot'] },
      { title: null, fields: ['criteria'] },
    ],
    widgets: { stakeholders: 'table', 'stakeholders.stakeholderId': 'hidden', criteria: 'criteria' },
    shown: {
      criteria: (_values, { record }) => record.qualification !== null,
      noCompetitorKnown: (values) => textAt(values, 'competitors') === '',
    },
  },
  submitVisitPlan: {
    groups: [
      group('目标', 'Aim', 'objective', 'fallbackObjective'),
      group('对象与开场', 'People and opening', 'stakeholderIds', 'openingIdea'),
      group('提问与应答', 'Questions and answers', 'questions', 'anticipatedObjections'),
      group('出发前', 'Before you leave', 'credentialsChecked'),
    ],
  },
  proposeAppointment: {
    groups: [{ title: null, fields: ['method', 'result', 'stakeholderIds', 'slot'] }],
    shown: { slot: is('result', 'proposed') },
  },
  submitMinutes: {
    groups: [
      group('面谈', 'The talk', 'heldAt', 'decisionMakerMet', 'minutes'),
      group('需求与方案', 'Needs and offer', 'needsConfirmed', 'fabeComplete', 'summaryConfirmed', 'suitability'),
      group('顾虑', 'Reservations', 'objectionsProbed'),
      group('下一步', 'Next step', 'nextStep', 'nextStepDueAt', 'anotherMeeting'),
    ],
  },
  raiseObjection: { widgets: { blocking: 'yesNo' } },
  confirmObjection: { widgets: { confirmed: 'yesNo' } },
  recordClosingAttempt: {
    groups: [
      group('怎样促成', 'How it was asked', 'signals', 'noSignalReason', 'strategy'),
      group('结果', 'What came of it', 'result', 'thinkingUntil', 'objection', 'declined', 'otherBusinessIntroduced'),
    ],
    shown: {
      noSignalReason: (values) => textAt(values, 'signals') === '',
      thinkingUntil: is('result', 'thinking'),
      objection: is('result', 'newObjection'),
      declined: is('result', 'declined'),
      'declined.recheckAt': (values) => valueAt(values, 'declined.noChance') !== true,
      otherBusinessIntroduced: is('result', ...acceptedResults),
    },
  },
  completeDeal: {
    groups: [
      group('成交内容', 'What was agreed', 'items', 'signedOn', 'coreBankCustomerNo'),
      group('核查', 'Checks', 'identityChecked', 'suitabilityChecked', 'concessionsApproved'),
      group('承诺与其他业务', 'Promises and other business', 'promises', 'otherBusinessIntroduced'),
    ],
    widgets: { items: 'table', promises: 'table' },
  },
  createMaintenancePlan: {
    groups: [{ title: null, fields: ['quadrant', 'orientation', 'goal', 'maintainingManagerId'] }],
  },
  updateCustomer: {
    groups: [
      group('客户', 'Customer', 'name', 'phone', 'email', 'address', 'coreBankCustomerNo', 'committeeEstablished'),
      group('价值', 'Worth', 'expectedValueFen'),
    ],
    widgets: { committeeEstablished: 'yesNo' },
    shown: { committeeEstablished: (_values, { record }) => record.customer.customerType === 'community' },
    sendsChangesOnly: true,
  },
  recordContact: {
    groups: [{ title: null, fields: ['direction', 'channel', 'purpose', 'at', 'durationSec', 'outcome', 'notes'] }],
    widgets: { durationSec: 'minutes' },
  },
};

function hasOpenAnswer(values: Values): boolean {
  const answers = valueAt(values, 'answers');
  return Array.isArray(answers) && (answers as Values[]).some(({ result }) => result === 'unknown');
}

/** The layout of a form; one group with everything when nothing special is known. */
export function layoutOf(command: FormCommand): Layout {
  return { groups: [], widgets: {}, shown: {}, sendsChangesOnly: false, ...layouts[command] };
}

/** Whether a field is asked for. Inside a field that is not, nothing is. */
export function isShown<Facts>(layout: Layout<Facts>, path: string, values: Values, facts: Facts): boolean {
  const names = path.split('.');
  return names.every((_name, depth) => layout.shown[names.slice(0, depth + 1).join('.')]?.(values, facts) ?? true);
}
