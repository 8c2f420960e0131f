import { createMongoAbility, type MongoAbility, type MongoQuery, type RawRuleOf } from '@casl/ability';
import {
  capabilities,
  isAboutComplaints,
  type Capability,
  type ComplaintCapability,
} from '../../contracts/permissions.ts';
import type { Represented } from '../../domain/complaint/command.ts';
import type { ComplaintHolding } from '../../domain/complaint/holders.ts';
import type { BranchId, StaffId, TeamId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { StaffProfile } from '../../domain/prospect/catalogue.ts';
import { complaintConditions, mayNot, statementConditions } from './complaint-conditions.ts';
import type { Holding } from './facts.ts';
import { columnOf, matrix, type Column, type Grant, type Matrix } from './matrix.ts';

/** Everything that decides what a person may do. */
export interface Grounds {
  readonly actor: Actor;
  readonly teamIdsLed: readonly TeamId[];
  readonly branchIdsHeaded: readonly BranchId[];
  /** Whose deputy the person is at the moment: their own records are the person's, too. */
  readonly actingFor: readonly StaffId[];
  /** The same people with their profiles: to complaints a deputy does what they may do. None when left out. */
  readonly represented?: readonly Represented[];
}

/** What permissions look at in a task. */
export interface TaskFacts {
  readonly assigneeId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
}

/** What a rule is about: any prospect, task or complaint, or this one. */
export type Subject = 'Prospect' | 'Task' | 'Complaint' | Holding | TaskFacts | ComplaintHolding;

/** What is read: the names in a record, and what people said in a complaint, are actions of their own. */
export type Reading = 'readNames' | 'readStatements';

/** What one person may do: `can(capability, facts)` for a record, `can(capability, 'Prospect')` for any at all. */
export type ActorAbility = MongoAbility<[Capability | Reading, Subject]>;

/** One way in which records are in reach; null: every one is. */
export type Conditions = MongoQuery | null;

/** Decisions about what somebody else has made: never on a record that one holds, also not as a deputy (2.3). */
const approvals: readonly Capability[] = ['waiveCondition', 'decideReview', 'reopenPursuit'];

/** Capabilities that reach tasks as they reach prospects: to see them, and to answer those that ask for a decision. */
const onTasks: readonly Capability[] = ['readProspect', 'decideReview', 'waiveCondition', 'allocate'];

/** Fields of a record that a `basic` cell lets somebody edit: who the customer is, how to reach them, and the five criteria;
 *  not what was found out about competitors, strengths and ways to the decision maker. */
export const basicFields: readonly string[] = [
  'name',
  'phone',
  'email',
  'address',
  'committeeEstablished',
  'coreBankCustomerNo',
  'occupation',
  'stakeholders',
  'criteria',
  'completeness',
];

/** What a person may do. Several profiles add up; what no cell allows is forbidden. */
export function abilityOf(grounds: Grounds, from: Matrix = matrix): ActorAbility {
  const rules = capabilities.flatMap((capability) => distinct(rulesFor(capability, grounds, from)));
  const { actingFor } = grounds;
  if (actingFor.length > 0)
    rules.push({
      action: [...approvals],
      subject: 'Prospect',
      conditions: { ownerId: { $in: [...actingFor] } },
      inverted: true,
    });
  rules.push(...distinct(inPlaceOfAbsent(grounds, from)));
  return createMongoAbility<ActorAbility>([...rules, ...mayNot(grounds)], { detectSubjectType: subjectTypeOf });
}

function subjectTypeOf(facts: object): 'Prospect' | 'Task' | 'Complaint' {
  if ('complainedStaffId' in facts) return 'Complaint';
  return 'assigneeId' in facts ? 'Task' : 'Prospect';
}

export type AbilityRule = RawRuleOf<ActorAbility>;

/** Every way in a query costs, so none is said twice. */
function distinct(rules: readonly AbilityRule[]): AbilityRule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

function rulesFor(capability: Capability, grounds: Grounds, from: Matrix): AbilityRule[] {
  const held = columnsOf(grounds).flatMap(({ column, profile }) => {
    const grant = from[capability][column];
    return grant === null ? [] : [{ grant, profile }];
  });
  const { actor } = grounds;
  const hasBranch = held.some(({ grant }) => grant.scope === 'branch');
  // The own team lies in the own branch.
  const teamIdsLed = grounds.teamIdsLed.filter((teamId) => !hasBranch || teamId !== actor.teamId);
  return held.flatMap(({ grant, profile }) =>
    isAboutComplaints(capability)
      ? complaintRules(capability, grant, grounds)
      : rulesOf(capability, grant, { ...grounds, teamIdsLed }, profile),
  );
}

function complaintRules(capability: ComplaintCapability, grant: Grant, grounds: Grounds): AbilityRule[] {
  const rule = (action: AbilityRule['action'], conditions: Conditions): AbilityRule => ({
    action,
    subject: 'Complaint',
    ...withConditions(conditions, null),
  });
  const actions: AbilityRule['action'] =
    capability === 'readComplaint' && grant.noNames !== true ? ['readComplaint', 'readNames'] : capability;
  const rules = complaintConditions(capability, grant, grounds).map((conditions) => rule(actions, conditions));
  if (capability !== 'readComplaint') return rules;
  return [...rules, ...statementConditions(grant, grounds).map((conditions) => rule('readStatements', conditions))];
}

/** What a deputy does and decides in complaints. Results of surveys are nobody's work. */
const deputised: readonly ComplaintCapability[] = [
  'readComplaint',
  'workComplaint',
  'carryOutAction',
  'decideComplaint',
  'decideAppeal',
];

/** What a deputy may do to complaints in the place of whoever is away: as they may, but for cases about them. */
function inPlaceOfAbsent(grounds: Grounds, from: Matrix): AbilityRule[] {
  return (grounds.represented ?? []).flatMap(({ staffId, profiles }) =>
    profiles.flatMap((profile) =>
      deputised.flatMap((capability) => {
        const grant = from[capability][columnOf[profile]];
        if (grant === null) return [];
        return complaintRules(capability, grant, grounds).map((rule) => ({
          ...rule,
          conditions: { ...rule.conditions, complainedStaffId: { $ne: staffId } },
        }));
      }),
    ),
  );
}

interface HeldColumn {
  readonly column: Column;
  readonly profile: StaffProfile | null;
}

function columnsOf({ actor, teamIdsLed, branchIdsHeaded }: Grounds): HeldColumn[] {
  const held = actor.profiles.map((profile): HeldColumn => ({ column: columnOf[profile], profile }));
  const headsNone = teamIdsLed.length === 0 && branchIdsHeaded.length === 0;
  return headsNone ? held : [...held, { column: 'head', profile: null }];
}

function rulesOf(capability: Capability, grant: Grant, grounds: Grounds, profile: StaffProfile | null): AbilityRule[] {
  const action: AbilityRule['action'] =
    capability === 'readProspect' && grant.noNames !== true ? ['readProspect', 'readNames'] : capability;
  const inStep = stepCondition(capability, grant);
  const fields = grant.basicOnly === true ? { fields: [...basicFields] } : {};
  const rules = prospectConditions(grant, grounds, profile).map((conditions): AbilityRule => ({
    action,
    subject: 'Prospect',
    ...fields,
    ...withConditions(conditions, inStep),
  }));
  if (!onTasks.includes(capability)) return rules;
  const taskRules = taskConditions(grant, grounds).map((conditions): AbilityRule => ({
    action,
    subject: 'Task',
    ...withConditions(conditions, null),
  }));
  return [...rules, ...taskRules];
}

function withConditions(record: Conditions, inStep: Conditions): { conditions?: MongoQuery } {
  return record === null && inStep === null ? {} : { conditions: { ...record, ...inStep } };
}

function stepCondition(capability: Capability, { upToStep }: Grant): Conditions {
  if (capability === 'workSteps1To3') return { step: { $lte: upToStep ?? 3 } };
  return capability === 'workSteps4To6' ? { step: { $gte: 4 } } : null;
}

/** Each is one way in which a prospect is in reach; null: every one is. */
function prospectConditions({ scope }: Grant, grounds: Grounds, profile: StaffProfile | null): Conditions[] {
  const people = peopleOf(grounds);
  switch (scope) {
    case 'own':
      return [{ holderIds: people }];
    case 'team':
      return headedConditions(grounds);
    case 'branch':
      return [{ branchId: grounds.actor.branchId }];
    case 'all':
      return [null];
    case 'case':
      // Task forces, complaint and campaign teams are not there yet: who works in a case shows by a task.
      return [{ holderIds: people }, ...(profile === 'backOffice' ? [{ awaitsBooking: true }] : [])];
  }
}

/** The same for tasks. */
function taskConditions({ scope }: Grant, grounds: Grounds): Conditions[] {
  switch (scope) {
    case 'own':
    case 'case':
      return [{ assigneeId: peopleOf(grounds) }];
    case 'team':
      return headedConditions(grounds);
    case 'branch':
      return [{ branchId: grounds.actor.branchId }];
    case 'all':
      return [null];
  }
}

function peopleOf({ actor, actingFor }: Grounds): MongoQuery[string] {
  return among([actor.staffId, ...actingFor]);
}

function headedConditions({ teamIdsLed, branchIdsHeaded }: Grounds): Conditions[] {
  return [
    ...(teamIdsLed.length === 0 ? [] : [{ teamId: among(teamIdsLed) }]),
    ...(branchIdsHeaded.length === 0 ? [] : [{ branchId: among(branchIdsHeaded) }]),
  ];
}

/** One value is asked for as such, because only then an index also gives the order. */
function among(values: readonly string[]): MongoQuery[string] {
  return values.length === 1 ? values[0] : { $in: [...values] };
}
