import { columnsOf, type Relation, type Role, type Target } from './roles.ts';
import { specification, type Column } from './specification.ts';

/** Cells of one row of the specification with one of these letters. */
export interface Right {
  readonly row: string;
  readonly letters: string;
  /** Steps that the row is about. */
  readonly steps?: readonly [number, number];
  /** What is asked for is more than the basic fields. */
  readonly beyondBasic?: true;
  /** About what somebody else has made. */
  readonly isDecision?: true;
}

/** Any of these is enough. */
export type AnyOf = readonly Right[];

interface Cell {
  readonly column: Column;
  readonly scope: string;
  readonly rest: string;
}

function cellsOf(right: Right, role: Role): Cell[] {
  const row = specification.get(right.row);
  if (row === undefined) throw new Error(`The specification has no row ${right.row}`);
  return columnsOf(role).flatMap((column) => {
    const text = row.get(column) ?? '-';
    // "R(own queue)" of the back office: what waits for its booking.
    const [, letter = '', scope = '', rest = ''] =
      /^([CRUXAT])\(([olbact])\)(.*)$/.exec(text.replace('own queue', 'c')) ?? [];
    return letter !== '' && right.letters.includes(letter) ? [{ column, scope, rest }] : [];
  });
}

/** Whether somebody has any of the rights anywhere. */
export function hasAny(anyOf: AnyOf, role: Role): boolean {
  return anyOf.some((right) => cellsOf(right, role).length > 0);
}

/** Whether somebody has any of the rights on this prospect. */
export function reaches(anyOf: AnyOf, role: Role, target: Target): boolean {
  return anyOf.some((right) =>
    cellsOf(right, role).some(
      (cell) =>
        isInScope(right, cell, role, target) &&
        !isApprovalOfDeputy(right, role, target) &&
        isInStep(right, cell, target) &&
        !(right.beyondBasic && cell.rest === ' basic'),
    ),
  );
}

function isInStep({ steps }: Right, { rest }: Cell, { step }: Target): boolean {
  if (steps !== undefined && (step < steps[0] || step > steps[1])) return false;
  return rest !== ' up to step 2' || step <= 2;
}

const within: Readonly<Record<string, readonly Relation[]>> = {
  o: ['own'],
  c: ['own'],
  t: ['own', 'same team'],
  l: ['own', 'same team', 'same branch'],
  b: ['own', 'same team', 'same branch'],
  a: ['own', 'same team', 'same branch', 'other branch'],
};

/** Own is what one has a task on, too: that is how somebody works in a case. What waits for its booking is the back office's. */
function isInScope({ row }: Right, { column, scope }: Cell, role: Role, { relation, phase }: Target): boolean {
  if (role.isDeputy && relation === 'same team' && (scope === 'o' || scope === 'c')) return true;
  const isBooking = scope === 'c' && column === 'backOffice' && phase === 'won' && !row.endsWith('complaint');
  return isBooking || (within[scope]?.includes(relation) ?? false);
}

const approvals = ['Gate override (with reason)', 'Reopen lost / disqualified'];

/** A deputy decides nothing that the person stood in for might not decide; asking for a review is no decision. */
function isApprovalOfDeputy({ row, letters, isDecision }: Right, { isDeputy }: Role, { relation }: Target): boolean {
  const isApproval =
    isDecision === true || approvals.includes(row) || (row === 'Rigorous review of growth type' && letters === 'A');
  return isApproval && isDeputy && relation === 'same team';
}

/** Whether somebody reads this prospect with the names in it. */
export function seesNames(role: Role, target: Target): boolean {
  return readsNames({ row: 'Read a prospect', letters: 'R' }, role, target);
}

/** Whether somebody reads the complaint beside this prospect with the names in it. */
export function seesCaller(role: Role, target: Target): boolean {
  return readsNames({ row: 'Read a complaint', letters: 'R' }, role, target);
}

function readsNames(right: Right, role: Role, target: Target): boolean {
  return cellsOf(right, role).some((cell) => isInScope(right, cell, role, target) && cell.rest !== ' no names');
}
