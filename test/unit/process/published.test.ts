import { describe, expect, it } from 'vitest';
import { deadlineCodes } from '../../../domain/process/definition.ts';
import { pinRules } from '../../../domain/process/pin-rules.ts';
import { definitionAsData, latestVersion, publishedDefinition } from '../../../domain/process/published.ts';
import { sixStepsV1 } from '../../../domain/process/six-steps-v1.ts';

describe('published definitions', () => {
  it('has the latest version', () => {
    expect(publishedDefinition(latestVersion)?.version).toBe(latestVersion);
  });

  it('keeps the first version', () => {
    expect(publishedDefinition('six-steps-v1')).toBe(sixStepsV1);
  });

  it('answers null for an unknown version', () => {
    expect(publishedDefinition('six-steps-v0')).toBeNull();
  });

  it('turns a definition into JSON without losing anything but the predicates', () => {
    const data = definitionAsData(sixStepsV1);
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    const conditions = data.steps.flatMap(({ gate }) => gate);
    expect(conditions).toHaveLength(43);
    expect(conditions.every((condition) => !('isMet' in condition) && condition.howToMeet.zh.length > 0)).toBe(true);
  });
});

describe('pinned rules', () => {
  const rules = pinRules(sixStepsV1);

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });

  it('carries one rule for every deadline, without texts', () => {
    expect(rules.deadlines.map(({ code }) => code).toSorted()).toEqual([...deadlineCodes].toSorted());
    expect(JSON.stringify(rules)).not.toMatch(/\p{Script=Han}/u);
  });

  it('has a ladder and a limit for each step', () => {
    expect(rules.ladders.map((ladder) => ladder.map(({ afterWorkingDays }) => afterWorkingDays))).toEqual([
      [0, 5, 8, 10],
      [0, 5, 8, 10],
      [0, 1, 3, 5],
      [0, 1, 3, 5],
      [0, 2, 4, 6],
      [0, 5, 10, 15],
    ]);
    expect(rules.stepLimits).toEqual([10, 20, 20, 10, 20, null]);
  });

  it('takes other settings when given', () => {
    const settings = { ...sixStepsV1.settings, maxParkDays: 60 };
    expect(pinRules(sixStepsV1, { settings }).settings.maxParkDays).toBe(60);
    expect(rules.settings.maxParkDays).toBe(180);
  });

  it('stays small enough to travel with every prospect', () => {
    expect(JSON.stringify(rules).length).toBeLessThan(8_000);
  });
});
