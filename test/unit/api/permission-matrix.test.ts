import { describe, expect, test } from 'vitest';
import { columns, matrix, readMatrix, type Grant } from '../../../api/permissions/matrix.ts';
import { capabilities, type Capability } from '../../../contracts/permissions.ts';
import { columns as specifiedColumns, notBuilt, specification } from '../../api/permissions/specification.ts';

/** The capability that stands for each letter of a row. */
const rows: Readonly<Record<string, Partial<Record<string, Capability | readonly Capability[]>>>> = {
  'Capture a lead': { C: 'captureLead' },
  'Read a prospect': { R: 'readProspect' },
  'Advance step 1 to 3': { X: 'workSteps1To3' },
  'Advance step 4 to 6': { X: 'workSteps4To6' },
  'Gate override (with reason)': { A: 'waiveCondition' },
  // Who decides a review may ask for one, too.
  'Rigorous review of growth type': { C: 'requestReview', A: 'decideReview' },
  'Disqualify / mark lost': { X: 'endPursuit' },
  'Reopen lost / disqualified': { A: 'reopenPursuit' },
  'Edit customer tables': { U: 'editRecord' },
  'Allocate / re-allocate customer': { A: 'allocate', X: 'allocate' },
  'Funnel and KPI': { R: 'readFunnel' },
  'Configuration and catalogues': { U: 'configure' },
  'Complete the deal': { X: 'completeDeal' },
  'Confirm the booking': { X: 'confirmBooking' },
  'Answer an objection': { X: 'answerObjection' },
  'Record a contact': { C: 'recordContact' },
  Freeze: { X: 'freeze' },
  'Reveal masked data': { R: 'revealData' },
  'Read the audit log': { R: 'readAudit' },
  'Register complaint': { C: 'registerComplaint' },
  'Read a complaint': { R: 'readComplaint' },
  'Read survey results': { R: 'readSurveyResults' },
  'Keep saved replies': { U: 'keepReplies' },
  // What must be approved, whoever only carries out does not approve.
  'Work complaint': {
    X: ['workComplaint', 'carryOutAction', 'decideComplaint'],
    T: ['workComplaint', 'carryOutAction'],
  },
  'Decide appeal': { A: 'decideAppeal' },
};

function capabilitiesOf(row: string): Capability[] {
  return Object.values(rows[row] ?? {}).flatMap((meant) => meant ?? []);
}

const scopes = { o: 'own', l: 'branch', b: 'branch', c: 'case', a: 'all', t: 'team' } as const;

/** What a cell of the specification allows of a capability. There are no complaints to count yet; the back office's own queue
 *  is what waits for its booking. */
function allowed(row: string, text: string, capability: Capability): Grant | null {
  if (text === 'R(own queue)') return { scope: 'case' };
  const [, mark = '', letter = '', rest = ''] = /^([CRUXAT])\(([olbact])\)(.*)$/.exec(text) ?? [];
  const isMeant =
    [rows[row]?.[mark] ?? []].flat().includes(capability) || (capability === 'requestReview' && mark === 'A');
  if (!isMeant) return null;
  return {
    scope: scopes[letter as keyof typeof scopes],
    ...(rest === ' up to step 2' ? { upToStep: 2 } : {}),
    ...(rest === ' basic' ? { basicOnly: true } : {}),
    ...(rest === ' no names' ? { noNames: true } : {}),
  };
}

describe('the table of roles', () => {
  test('has every cell as the specification has it', () => {
    expect(columns).toEqual(specifiedColumns);
    expect([...specification.keys()].toSorted()).toEqual([...Object.keys(rows), ...notBuilt].toSorted());
    const compared = new Set<Capability>();
    for (const [row, cells] of specification) {
      for (const capability of new Set(capabilitiesOf(row))) {
        compared.add(capability);
        for (const [column, text] of cells)
          expect(matrix[capability][column], `${row}, ${column}: ${text}`).toEqual(allowed(row, text, capability));
      }
    }
    expect([...compared].toSorted()).toEqual([...capabilities].toSorted());
  });

  test('lets everybody read the customer tables exactly of those prospects that they read (R in that row)', () => {
    const readers = [...(specification.get('Edit customer tables') ?? [])].flatMap(([column, text]) => {
      const [, letter] = /^R\((.)\)/.exec(text) ?? [];
      return letter === undefined ? [] : [{ column, scope: scopes[letter as keyof typeof scopes] }];
    });
    expect(readers.map(({ column }) => ({ column, scope: matrix.readProspect[column]?.scope }))).toEqual(readers);
    expect(readers.length).toBeGreaterThan(6);
  });

  test('is refused when a row is missing, too short or has an unknown cell', () => {
    const cells = columns.map(() => '-').join(' | ');
    const lines = capabilities.map((capability) => `${capability} | ${cells} |`);
    expect(() => readMatrix(lines.join('\n'))).not.toThrow();
    expect(() => readMatrix(lines.slice(1).join('\n'))).toThrow('captureLead');
    expect(() => readMatrix(lines.join('\n').replace(' | - |\n', ' |\n'))).toThrow('cells for');
    expect(() => readMatrix(lines.join('\n').replace('| - |', '| x |'))).toThrow("'x' is no cell");
  });
});
