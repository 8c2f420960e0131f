import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { commandPayloads } from '../../../contracts/prospect-commands.ts';
import { phaseCodes } from '../../../domain/process/definition.ts';
import { sixStepsV1 } from '../../../domain/process/six-steps-v1.ts';
import { prospectCommands, type CommandName } from '../../../domain/prospect/commands.ts';
import { isInPlace, remedies, remedyFor, type RemedyFacts } from '../../../domain/prospect/remedies.ts';
import { wayForward } from '../../../domain/prospect/way-forward.ts';
import { Pursuit } from '../../factories/pursuit.ts';

const gateCodes = sixStepsV1.steps.flatMap(({ gate }) => gate.map(({ code }) => code));

function without(codes: readonly string[]): string[] {
  return codes.filter((code) => !Object.hasOwn(remedies, code));
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
}

/** Whether the contract of a command has a field, dots leading into nested ones. */
function hasField(command: CommandName, path: string): boolean {
  let shape: Shape | undefined = z.toJSONSchema(commandPayloads[command], { io: 'input' }) as Shape;
  for (const name of path.split('.')) shape = shape?.properties?.[name];
  return shape !== undefined;
}

describe('the way to meet a condition', () => {
  test('every gate condition of the process has an entry', () => {
    expect(without(gateCodes)).toEqual([]);
    expect(without([...gateCodes, 'G9.NEW'])).toEqual(['G9.NEW']);
  });

  const named = Object.entries(remedies).flatMap(([code, ways]) =>
    ways.map(({ command, field }) => ({ code, command, field })),
  );

  test.each(named)('$code: $command has the field $field', ({ command, field }) => {
    expect(field === null || hasField(command, field)).toBe(true);
  });

  test('a field that no contract has would be noticed', () => {
    expect(hasField('saveIntel', 'occupatoin')).toBe(false);
  });

  test('a criterion is answered in the qualification, later with the intelligence', () => {
    const pursuit = new Pursuit();
    expect(remedyFor('G1.C4', pursuit.state)?.command).toBe('submitQualification');
    expect(remedyFor('G1.C4', pursuit.toPhase('gatheringIntel').state)).toMatchObject({
      command: 'saveIntel',
      field: 'criteria',
    });
  });

  test('the appointment is proposed, then confirmed', () => {
    const pursuit = new Pursuit().toPhase('appointing');
    expect(remedyFor('G2.APPT', pursuit.state)?.command).toBe('proposeAppointment');
    pursuit.do('proposeAppointment', { stakeholderIds: pursuit.people() });
    expect(remedyFor('G2.APPT', pursuit.state)?.command).toBe('confirmAppointment');
  });

  test('an open objection is answered, an answered one confirmed; the form starts with it', () => {
    const pursuit = new Pursuit().toPhase('meeting').do('raiseObjection');
    const objectionId = pursuit.state.objections[0]?.objectionId ?? '';
    expect(remedyFor('G4.NOOPEN', pursuit.state)).toMatchObject({ command: 'answerObjection', start: { objectionId } });
    pursuit.do('answerObjection', { objectionId });
    expect(remedyFor('G4.NOOPEN', pursuit.state)).toMatchObject({
      command: 'confirmObjection',
      start: { objectionId },
    });
  });

  test('what no command meets, or none in this phase, has no form', () => {
    const { state } = new Pursuit();
    expect([remedyFor('G1.DUP', state), remedyFor('G3.MEET', state), remedyFor('toString', state)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('the way forward', () => {
  const facts: Omit<RemedyFacts, 'phase'> & { ownerId: null } = {
    appointment: null,
    objections: [],
    holds: [],
    ownerId: null,
  };

  test.each(phaseCodes)('%s: the command is in its place and leads where the process allows', (phase) => {
    const way = wayForward({ ...facts, phase });
    const phases = [...sixStepsV1.steps.flatMap((step) => step.phases), ...sixStepsV1.sharedPhases];
    const leadsTo = phases.find(({ code }) => code === phase)?.leadsTo ?? [];
    if (way === null) return expect(leadsTo).not.toContain('qualifying');
    expect(way.to === null || leadsTo.includes(way.to)).toBe(true);
    expect(way.command === 'reopen' || isInPlace(way.command, phase)).toBe(true);
  });

  test('a blocking objection leads from the meeting to step 4, without one to closing', () => {
    const pursuit = new Pursuit().toPhase('meeting');
    expect(wayForward(pursuit.state)?.to).toBe('closing');
    expect(wayForward(pursuit.do('raiseObjection').state)?.to).toBe('handlingObjections');
  });

  test('every command is in its place somewhere, none after the end', () => {
    for (const name of Object.keys(prospectCommands) as CommandName[]) {
      expect(phaseCodes.some((phase) => isInPlace(name, phase))).toBe(true);
      expect(isInPlace(name, 'lost')).toBe(false);
    }
  });
});
