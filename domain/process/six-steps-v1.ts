import type { ProcessDefinition } from './definition.ts';
import { sharedDeadlines, sharedPhases } from './shared.ts';
import { findStep } from './steps/1-find.ts';
import { approachStep } from './steps/2-approach.ts';
import { meetStep } from './steps/3-meet.ts';
import { objectionsStep } from './steps/4-objections.ts';
import { closeStep } from './steps/5-close.ts';
import { maintainStep } from './steps/6-maintain.ts';

/** The bank's six steps, first version. The settings are the defaults of Appendix A. */
export const sixStepsV1: ProcessDefinition = {
  version: 'six-steps-v1',
  name: { zh: '客户经理营销流程', en: 'Customer-manager marketing process' },
  steps: [findStep, approachStep, meetStep, objectionsStep, closeStep, maintainStep],
  sharedPhases,
  sharedDeadlines,
  settings: {
    maxUnknownCriteria: 2,
    intelMinCompleteness: 0.6,
    communityRecheckDays: 90,
    nurtureDays: [30, 90, 180],
    maxParkDays: 180,
    maxHoldDays: 90,
    requalifyAfterParkedDays: 90,
    appointmentAttemptsPerChannel: 3,
    appointmentMaxAttempts: 6,
    closingMaxAttempts: 5,
    closingMaxReturns: 3,
    meetingsWithoutProgress: 4,
    objectionAnswerWorkingDays: { blocking: 1, other: 3 },
    welcomeDays: [1, 7, 30, 90],
    quadrantDays: { hh: 7, lh: 14, hl: 30, ll: 90 },
    declinedNurtureDays: 90,
    staleDays: { press: 30, yearbook: 0, registry: 180, notice: 90, internet: 60, person: 60, lobby: 14, other: 90 },
  },
};
