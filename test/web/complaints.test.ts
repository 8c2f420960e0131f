import { describe, expect, test } from 'vitest';
import type { ComplaintRecord } from '../../contracts/complaint-records.ts';
import { present } from '../../contracts/instants.ts';
import { statuses, type ComplaintStatus } from '../../domain/complaint/catalogue.ts';
import type { CaseActor, ComplaintCommand } from '../../domain/complaint/command.ts';
import { complaintCommands, type ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import {
  barsOf,
  firstDeed,
  keyCommand,
  otherActions,
  standingOf,
  wayOn,
  whoDoes,
} from '../../web/pages/complaint/actions.ts';
import {
  askedFields,
  beginRegistration,
  bodyOf,
  furtherFields,
  lacksContactIn,
  previewBodyOf,
  registrationChoices,
  registrationContract,
  registrationFields,
} from '../../web/pages/complaint-register/registration.ts';
import { fieldTexts } from '../../web/pages/complaint-register/words.ts';
import { neighbourOf } from '../../web/pages/complaints/neighbour.ts';
import { isNarrowed, queryOfSearch } from '../../web/pages/complaints/query.ts';
import { queryOfSearch as queryOfResults } from '../../web/pages/survey-results/query.ts';
import { namesOf, type StaffMember } from '../../web/parts/organisation.ts';
import { commonWords } from '../../web/words/common.ts';
import { complaintsSearch, type ComplaintsSearch } from '../../web/parts/complaints-search.ts';
import { urgencyOf } from '../../web/parts/complaint/urgency.ts';
import { hasPlace } from '../../web/parts/complaint-form/commands.ts';
import {
  reasonOf,
  tellComplaint,
  tellEntry,
  type ComplaintEvent,
} from '../../web/parts/complaint-sentence/sentence.ts';
import { branchHead, Case, officer, otherOfficer, sponsor, teller, usualComplaint } from '../factories/complaint.ts';

const names = Object.keys(complaintCommands) as ComplaintCommandName[];
const people: readonly Actor[] = [teller, officer, otherOfficer, branchHead, sponsor];
const deputies: readonly CaseActor[] = [
  { ...teller, actingFor: officer },
  { ...teller, actingFor: branchHead },
  { ...otherOfficer, actingFor: sponsor },
];

function recordOf({ state }: Case): ComplaintRecord {
  return present(state) as unknown as ComplaintRecord;
}

/** Cases as they stand on the way, each in another status. */
function onTheWay(): readonly Case[] {
  const walk = (...steps: readonly ((one: Case) => unknown)[]): Case => {
    const one = new Case();
    for (const step of steps) step(one);
    return one;
  };
  const begun = [(one: Case) => one.do('acknowledge'), (one: Case) => one.do('startWork')];
  const above = { compensationFen: 200_000 };
  const toApprove = [...begun, (one: Case) => one.do('submitDecision', above)];
  const decided = [...toApprove, (one: Case) => one.do('decideApproval', {}, branchHead)];
  const told = [...decided, (one: Case) => one.do('completeActions')];
  const appealed = [...told, (one: Case) => one.do('recordReportBack', { accepted: false, reason: 'too little' })];
  const reviewer = { reviewerId: sponsor.staffId, reviewerLevel: 3 as const };
  return [
    walk(),
    walk((one) => one.do('acknowledge')),
    walk(...begun),
    walk(...begun, (one) => one.do('askCustomer')),
    walk(...toApprove),
    walk(...decided),
    walk(...told),
    walk(...appealed),
    walk(...appealed, (one) => one.do('acknowledgeAppeal', reviewer, branchHead)),
    walk(...begun, (one) => one.do('requestExtension')),
    walk((one) => one.do('takeOutside')),
    walk(...told, (one) => one.do('recordReportBack')),
  ];
}

describe('what can be done to a case', () => {
  test('in every status in which the bank owes something, a deed that has its place leads on', () => {
    for (const one of onTheWay()) {
      const command = wayOn(recordOf(one));
      if (command === null) expect(one.state.status).toBe('closed');
      else expect(hasPlace(command, one.state.status)).toBe(true);
    }
    const seen = new Set<ComplaintStatus>(onTheWay().map(({ state }) => state.status));
    expect(statuses.slice(0, statuses.indexOf('finalised')).filter((status) => !seen.has(status))).toEqual([]);
  });

  /** What the rules say against a person, whatever they type. */
  const aboutPeople = 'LEVEL1 LEVEL2 LEVEL3 OWN_CASE OWN_REQUEST REVIEWER NOT_HANDLER HANDLER'
    .split(' ')
    .map((code) => `CX.${code}`);
  test('the page bars exactly whom the rules bar', () => {
    for (const one of onTheWay())
      for (const name of names.filter((command) => hasPlace(command, one.state.status)))
        for (const actor of [...people, ...deputies]) {
          const command = complaintCommands[name] as unknown as ComplaintCommand<unknown>;
          const context = { ...one.time(), nowMs: one.nowMs, actor };
          const said = command
            .check(one.state, usualComplaint[name](one.nowMs), context)
            .map(({ code }) => code)
            .filter((code) => aboutPeople.includes(code) || (code === 'CX.INVOLVED' && name.startsWith('decideAp')));
          const barred = barsOf(name, recordOf(one), actor).filter((code) => code !== 'CX.NO_REQUEST');
          expect([name, one.state.status, actor.staffId, barred]).toEqual([
            name,
            one.state.status,
            actor.staffId,
            said,
          ]);
        }
  });

  test('who does what leads on is said as the rules have it', () => {
    const systemic = () => new Case({ channel: 'cluster', customer: null, cluster: { count: 5, days: 7 } });
    const all = [...onTheWay(), systemic(), systemic().do('nameCauseFinder')];
    const seen = all.flatMap((one) => {
      const record = recordOf(one);
      const command = wayOn(record);
      if (command === null) return [];
      const { who, level } = whoDoes(command, record);
      const mayDo = (actor: Actor): boolean => barsOf(command, record, actor).length === 0;
      const may = [officer, otherOfficer, branchHead, sponsor].map(mayDo).map(Number).join('');
      return [`${command} ${who === 'levelDoes' ? level : who} ${may}`];
    });
    // the handler, another officer, level 2, level 3
    expect([...new Set(seen)]).toEqual([
      'acknowledge deskDoes 1111',
      'startWork handlerOrSupervisorDoes 1011',
      'submitDecision handlerDoes 1000',
      'recordAnswer partDoes 1111',
      'decideApproval 2 0011',
      'completeActions handlerOrSupervisorDoes 1011',
      'recordReportBack handlerOrSupervisorDoes 1011',
      'acknowledgeAppeal 2 0011',
      'decideAppeal reviewerDoes 0001',
      'recordOutsideDecision deskDoes 1111',
      'nameCauseFinder deskDoes 1111',
      'submitCause handlerDoes 1000',
    ]);
  });

  test('r replies and c records a contact, by what the status asks for and the person may do', () => {
    const permittedCommands = [...names];
    const keysOf = (one: Case, person: Actor = officer): string =>
      [
        one.state.status,
        ...(['reply', 'contact'] as const).map((key) => keyCommand(key, { permittedCommands }, recordOf(one), person)),
      ].join(' ');
    expect([...new Set(onTheWay().map((one) => keysOf(one, branchHead)))]).toEqual([
      'received acknowledge ',
      'acknowledged tellCustomer tellCustomer',
      'investigating tellCustomer tellCustomer',
      'awaitingCustomer tellCustomer recordAnswer',
      'awaitingApproval tellCustomer tellCustomer',
      'resolving tellCustomer tellCustomer',
      'reportingBack recordReportBack recordFailedReportBack',
      'appealed acknowledgeAppeal tellCustomer',
      'appealed tellCustomer tellCustomer',
      'external tellCustomer tellCustomer',
      'closed  appeal',
    ]);
    // an officer who does not handle it, and whoever the profile does not let
    const [, acknowledged = new Case()] = onTheWay();
    expect(keysOf(acknowledged, otherOfficer)).toBe('acknowledged  ');
    expect(keyCommand('reply', { permittedCommands: [] }, recordOf(new Case()), officer)).toBeNull();
  });

  test('nothing is offered that has nothing to act on, or that the profile does not allow', () => {
    const [received] = onTheWay();
    const record = recordOf(received ?? new Case());
    const all = otherActions({ permittedCommands: names, actingFor: [] }, record, officer);
    expect(all).toContain('changeSeverity');
    expect(all).not.toContain('acknowledge');
    expect(all).not.toContain('decideExtension');
    expect(all).not.toContain('completeAction');
    expect(otherActions({ permittedCommands: [], actingFor: [] }, record, officer)).toEqual([]);
  });

  test('whoever may decide on more time does that first; for all others the case goes on', () => {
    const one = new Case().to('investigating').do('requestExtension');
    const view: Parameters<typeof firstDeed>[0] = { permittedCommands: names, actingFor: [] };
    const first = (person: Actor, of = view) => firstDeed(of, recordOf(one), person);
    expect([officer, branchHead, sponsor].map((person) => first(person))).toEqual([
      'submitDecision',
      'decideExtension',
      'decideExtension',
    ]);
    expect(first(teller, { ...view, actingFor: [{ ...branchHead, profiles: [...branchHead.profiles] }] })).toBe(
      'decideExtension',
    );
    expect(first(branchHead, { ...view, permittedCommands: ['submitDecision'] })).toBe('submitDecision');
    expect(otherActions(view, recordOf(one), branchHead)).not.toContain('decideExtension');
    // what leads the case on stays within reach
    const resolving = new Case()
      .to('investigating')
      .do('requestExtension')
      .do('submitDecision', { compensationFen: 200_000 });
    resolving.do('decideApproval', {}, branchHead);
    expect(firstDeed(view, recordOf(resolving), branchHead)).toBe('decideExtension');
    expect(otherActions(view, recordOf(resolving), branchHead)).toContain('completeActions');
  });

  test('a deputy is offered what the person may do in whose place they are, and it is said for whom', () => {
    const record = recordOf(new Case().to('investigating'));
    expect(standingOf('submitDecision', record, teller, []).bars).toEqual(['CX.NOT_HANDLER']);
    const { as, bars } = standingOf('submitDecision', record, teller, [branchHead, officer]);
    expect([as.actingFor?.staffId, bars]).toEqual([officer.staffId, []]);
    expect(standingOf('submitDecision', record, officer, [otherOfficer]).as.actingFor).toBeUndefined();
  });
});

test('who took in a case that the system made from a survey is told in words', () => {
  const member = { staffId: 's-1', name: { zh: '员工', en: 'Member' }, active: true } as StaffMember;
  const organisation = { staff: new Map([['s-1', member]]), teams: new Map(), branches: new Map() };
  for (const language of ['zh', 'en'] as const) {
    const { nobody, system } = commonWords[language];
    const names = namesOf(organisation, { localized: (text) => text[language], nobody, system });
    expect(['s-1', 's-2', null, 'system'].map(names.staff)).toEqual([member.name[language], 's-2', nobody, system]);
  }
});

test('while names are on their way no id is shown in their place', () => {
  const { nobody, system } = commonWords.en;
  const names = namesOf(undefined, { localized: ({ en }) => en, nobody, system });
  const shown = [names.staff('s-1'), names.team('t-1'), names.branch('b-1')];
  expect(shown.map((text) => text.trim())).toEqual(['', '', '']);
  expect([names.staff(null), names.staff('system')]).toEqual([nobody, system]);
});

describe('the desk', () => {
  test('an address that makes no sense is the whole queue by what is due first', () => {
    const search = complaintsSearch.parse({ status: 'lost', severity: 's9', branchId: '<b>', mine: 'yes' });
    expect(queryOfSearch(search)).toMatchObject({ status: 'open', sort: 'queueAt', order: 'asc' });
    expect(isNarrowed(search)).toBe(false);
  });

  // the router hands on whatever stands in the address
  test('what the address carries that is no filter is asked of nobody, there and in the results of surveys', () => {
    const stray = { foo: 1 };
    const [plain, strayed] = [{}, stray].map(queryOfSearch);
    expect(strayed).toEqual(plain);
    expect(isNarrowed(stray as ComplaintsSearch)).toBe(false);
    expect(queryOfResults({ quarter: '2026-Q3', ...stray })).toEqual({ quarter: '2026-Q3' });
  });

  test.each([
    [{ list: 'toReportBack' }, { status: 'open', stage: 'reportingBack', sort: 'queueAt' }],
    [
      { list: 'appeals', mine: true },
      { status: 'open', stage: 'appealed', mine: 'true' },
    ],
    [{ list: 'toApprove' }, { status: 'open', toApprove: 'true' }],
    [{ list: 'unassigned' }, { status: 'open', unassigned: 'true' }],
    [
      { status: 'closed', severity: 's1' },
      { status: 'closed', severity: 's1', sort: 'statusSince', order: 'desc' },
    ],
  ] as const)('%j', (search, query) => {
    expect(queryOfSearch(complaintsSearch.parse(search))).toMatchObject(query);
  });

  test('the keys move by one, begin at the first and stay at the ends', () => {
    const ids = ['a', 'b', 'c'];
    expect(neighbourOf(ids, null, 1)).toBe('a');
    expect(neighbourOf(ids, 'a', 1)).toBe('b');
    expect(neighbourOf(ids, 'c', 1)).toBe('c');
    expect(neighbourOf(ids, 'a', -1)).toBe('a');
    expect(neighbourOf(ids, 'gone', 1)).toBe('a');
    expect(neighbourOf([], null, 1)).toBeNull();
  });

  test('the colour goes by the share of time left; overdue comes before paused', () => {
    const limit = { paused: false, overdue: false, shareLeft: 1 };
    expect(urgencyOf(limit)).toBe('high');
    expect(urgencyOf({ ...limit, shareLeft: 0.5 })).toBe('half');
    expect(urgencyOf({ ...limit, shareLeft: 0.25 })).toBe('low');
    expect(urgencyOf({ ...limit, paused: true, shareLeft: 0.1 })).toBe('paused');
    expect(urgencyOf({ paused: true, overdue: true, shareLeft: 0 })).toBe('overdue');
  });
});

describe('events as sentences', () => {
  const staff = (staffId: string) => ({ zh: `员工${staffId}`, en: `Member ${staffId}` });
  // As the API presents them: a length of time keeps its name.
  const eventsOf = ({ log }: Case) =>
    log.map((event) => {
      const ledger = event.ledger.map(({ leftMs, ...entry }) => ({ ...present(entry), leftMs }));
      return { ...present(event), ledger } as unknown as ComplaintEvent;
    });

  test('every event of every case is told in both languages, without a code', () => {
    for (const event of onTheWay().flatMap(eventsOf)) {
      const { sentence, details } = tellComplaint(event, staff);
      for (const text of [sentence, ...details]) {
        expect(text.en).not.toMatch(/\p{Script=Han}|undefined|CX\./u);
        expect(text.zh).not.toMatch(/undefined|CX\./);
      }
      expect(sentence.en).not.toContain(`“${event.type}”`);
    }
  });

  test.each([
    ['regulator', '监管机构', 'Regulator'],
    ['media', '媒体', 'Media'],
  ] as const)('who took a case up is said in the reader’s language: %s', (kind, zh, en) => {
    const one = new Case().do('recordRegulatorOrMedia', { kind, text: 'asks for\nthe file: all of it' });
    const [event] = eventsOf(one).slice(-1);
    expect(reasonOf(event as ComplaintEvent)).toEqual([
      { zh: `${zh}：“asks for\nthe file: all of it”`, en: `${en}: “asks for\nthe file: all of it”` },
    ]);
    const said = JSON.stringify(tellComplaint(event as ComplaintEvent, staff).details);
    expect(said).toContain(`${zh}：“asks`);
    expect(said).not.toContain(`${kind}:`);
  });

  test('what was asked of the customer, which is why the clocks stand still, is said once; in an event of before, too', () => {
    const text = 'Which counter was it?';
    const asked = eventsOf(new Case().to('investigating').do('askCustomer', { text })).at(-1) as ComplaintEvent;
    expect(asked.reason).toBe(text);
    for (const reason of [text, null]) {
      const said = tellComplaint({ ...asked, reason }, staff).details.filter(({ en }) => en.includes(text));
      expect(said).toEqual([{ zh: `“${text}”`, en: `“${text}”` }]);
    }
  });

  test('what was decided of what somebody asked for is said, with the reason', () => {
    const reason = 'the receipt is missing';
    const told = (one: Case) => {
      const { sentence, details } = tellComplaint(eventsOf(one).at(-1) as ComplaintEvent, staff);
      return [sentence.zh, sentence.en, ...details.slice(1, 2).map(({ en }) => en)];
    };
    const toApprove = () => new Case().to('investigating').do('submitDecision', { compensationFen: 200_000 });
    const head = staff(branchHead.staffId);
    expect(told(toApprove().do('decideApproval', {}, branchHead)).slice(0, 2)).toEqual([
      `${head.zh}同意了处理决定`,
      `${head.en} approved the decision`,
    ]);
    expect(told(toApprove().do('decideApproval', { decision: 'rejected', reason }, branchHead))).toEqual([
      `${head.zh}退回了处理决定`,
      `${head.en} sent the decision back`,
      `“${reason}”`,
    ]);
    const asked = () => new Case().to('investigating').do('requestExtension');
    expect(told(asked().do('decideExtension', {}, branchHead))[1]).toBe(`${head.en} granted more time`);
    const declined = { decision: 'declined', reason, message: null } as const;
    expect(told(asked().do('decideExtension', declined, branchHead))[1]).toBe(`${head.en} declined more time`);
  });

  test('a new way to reach the customer is told with the event', () => {
    const one = new Case({ customer: null, contact: '' }).do('changeContact', { contact: 'at the shop' }, teller);
    expect(tellComplaint(eventsOf(one).at(-1) as ComplaintEvent, staff)).toMatchObject({
      kind: 'customer',
      details: [{ zh: '“at the shop”', en: '“at the shop”' }],
    });
  });

  test('a timer says which limit it is, and the ledger what is left while a clock stands still', () => {
    const one = new Case().do('acknowledge').do('startWork').do('askCustomer');
    const asked = eventsOf(one).at(-1);
    const left = (ms: number) => ({ zh: `${ms} 毫秒`, en: `${ms} ms` });
    const lines = asked?.ledger.map((entry) => tellEntry(entry, left).en) ?? [];
    expect(lines.filter((line) => /^First answer: Paused, \d+ ms left$/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('Answer of the customer: Started, due '))).toHaveLength(1);
    const timer = {
      ...(asked as ComplaintEvent),
      type: 'resolve',
      actor: { kind: 'timer', clock: 'resolve' },
    } as ComplaintEvent;
    expect(tellComplaint(timer, staff)).toMatchObject({
      kind: 'clock',
      sentence: { en: 'The limit comes near: Resolve' },
    });
    const notice = { audience: 'level2', staffId: null, action: 'inform', clock: 'resolve' } as const;
    const notices = [notice, { ...notice, heardBy: 'level3' as const }];
    expect(tellComplaint({ ...timer, notices }, staff).details.slice(-2)).toEqual([
      { zh: '通知支行负责人：知悉', en: 'Told Branch manager: For information' },
      {
        zh: '通知总行部门（代支行负责人）：知悉',
        en: 'Told Head office (instead of branch manager): For information',
      },
    ]);
  });
});

describe('registering', () => {
  test('asks for five things at most, and every field has its words', () => {
    expect(askedFields.length).toBeLessThanOrEqual(5);
    expect(registrationFields.map(({ name }) => name).toSorted()).toEqual(
      [...askedFields, ...furtherFields].toSorted(),
    );
    expect(registrationFields.filter(({ name }) => fieldTexts[name] === undefined)).toEqual([]);
    const chosen = registrationFields.filter(({ kind }) => kind === 'choice');
    for (const field of chosen)
      for (const { label, value } of registrationChoices(field, { staff: [], branches: [] }) ?? [])
        expect(label.en).not.toBe(value);
  });

  const typed = {
    ...beginRegistration(['customerManager']),
    category: 'fee',
    description: 'charged twice for one transfer',
    customerDemand: 'the second fee back',
  };

  test('which branch it is about is chosen among those that are open', () => {
    const branch = (branchId: string, active: boolean) => ({
      branchId,
      name: { zh: '支行', en: `Branch ${branchId}` },
      headId: null,
      active,
      version: 0,
    });
    const field = registrationFields.find(({ name }) => name === 'branchId');
    const bank = { staff: [], branches: [branch('b-01', true), branch('b-02', false)] };
    expect(field === undefined ? null : registrationChoices(field, bank)).toMatchObject([
      { value: 'b-01', label: { en: 'Branch b-01' } },
    ]);
  });

  test('of a prospect, of a name with a number, of nobody who says so', () => {
    expect(registrationContract.safeParse(typed).success).toBe(true);
    expect(bodyOf(typed, 'p-1')).toMatchObject({
      customer: { kind: 'prospect', prospectId: 'p-1' },
      channel: 'manager',
      category: 'fee',
    });
    expect(bodyOf({ ...typed, name: 'Flat 12', phone: '13800138000' }, undefined).customer).toEqual({
      kind: 'customer',
      name: 'Flat 12',
      phone: '13800138000',
    });
    expect(bodyOf(typed, undefined).customer).toEqual({ kind: 'anonymous' });
  });

  test('without a telephone number, another way or a customer on file it is said that nobody can be reached', () => {
    const named = { ...typed, name: 'Flat 12' };
    expect(lacksContactIn(typed, undefined)).toBe(true);
    expect(lacksContactIn(named, undefined)).toBe(true);
    expect(lacksContactIn({ ...named, phone: '13800138000' }, undefined)).toBe(false);
    expect(lacksContactIn({ ...typed, contact: 'flat12@example.org' }, undefined)).toBe(false);
    expect(lacksContactIn(typed, 'p-1')).toBe(false);
    // answered through them
    expect(lacksContactIn({ ...typed, channel: 'regulator' }, undefined)).toBe(false);
    expect(lacksContactIn({ ...typed, channel: 'media' }, undefined)).toBe(false);
  });

  test('a preview is asked for once it is said what it is about, and never with what happened or what is wanted', () => {
    const begun = beginRegistration(['teller']);
    expect(previewBodyOf(begun, undefined)).toBeNull();
    const asked = { customer: { kind: 'anonymous' }, category: 'fee', channel: 'counter', settledOnTheSpot: false };
    expect(previewBodyOf({ ...begun, category: 'fee' }, undefined)).toEqual(asked);
    expect(previewBodyOf({ ...typed, contact: 'in the evening' }, 'p-1')).toEqual({
      ...asked,
      channel: 'manager',
      customer: { kind: 'prospect', prospectId: 'p-1' },
    });
    // who it is matters by the number alone
    expect(previewBodyOf({ ...typed, name: 'Flat 12', phone: '13800138000' }, undefined)?.customer).toEqual({
      kind: 'customer',
      phone: '13800138000',
    });
    // whose case it becomes
    expect(previewBodyOf({ ...typed, branchId: 'b-02' }, undefined)?.branchId).toBe('b-02');
    // half a number, a date to come: they would be refused
    expect(previewBodyOf({ ...typed, name: 'Flat 12', phone: '1380' }, undefined)).toBeNull();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(previewBodyOf({ ...typed, receivedAt: tomorrow }, undefined)).toBeNull();
  });
});
