import type { ObjectionTechnique, ObjectionType } from './catalogue.ts';

/** First and second technique for each type of objection.   @source Domain 4.4.4, matrix */
const advice: Readonly<Record<ObjectionType, readonly [ObjectionTechnique, ObjectionTechnique]>> = {
  need: ['question', 'boomerang'],
  price: ['compensate', 'breakDown'],
  product: ['question', 'delegate'],
  trustSecurity: ['evidence', 'reference'],
  timing: ['acknowledgeTurn', 'boomerang'],
  authority: ['reroute', 'delegate'],
  incumbentBank: ['trial', 'reference'],
  serviceExperience: ['concede', 'delegate'],
  procedure: ['evidence', 'delegate'],
  person: ['reroute', 'concede'],
};

/** Techniques that dissolve a type of objection best, the best first. */
export function adviceFor(type: ObjectionType): readonly ObjectionTechnique[] {
  return advice[type];
}
