import type { ComplaintCapability } from '../../contracts/permissions.ts';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';

/** Whoever has a part in the case may say what they heard. */
const takesPart: readonly ComplaintCapability[] = ['workComplaint', 'carryOutAction'];

/** What each command to a complaint asks for: one of these. Who of them decides at which level, and who is independent, the
 *  domain says. */
const asked: Readonly<Record<ComplaintCommandName, readonly ComplaintCapability[]>> = {
  confirmDuplicate: ['workComplaint'],
  acknowledge: ['workComplaint'],
  startWork: ['workComplaint'],
  askCustomer: ['workComplaint'],
  recordAnswer: takesPart,
  tellCustomer: ['workComplaint'],
  submitDecision: ['workComplaint'],
  decideApproval: ['decideComplaint'],
  recordEvidence: ['workComplaint'],
  giveAction: ['workComplaint'],
  callOffAction: ['workComplaint'],
  completeAction: ['carryOutAction'],
  completeActions: ['workComplaint'],
  recordReportBack: ['workComplaint'],
  recordFailedReportBack: ['workComplaint'],
  sendLetter: ['workComplaint'],
  appeal: takesPart,
  acknowledgeAppeal: ['decideAppeal'],
  decideAppeal: ['decideAppeal'],
  recordRegulatorOrMedia: takesPart,
  requestExtension: ['workComplaint'],
  decideExtension: ['decideComplaint'],
  withdraw: ['workComplaint'],
  takeOutside: ['workComplaint'],
  recordOutsideDecision: ['workComplaint'],
  replaceHandler: ['workComplaint'],
  nameStaff: ['workComplaint'],
  changeSeverity: ['workComplaint'],
  changeContact: takesPart,
  addImprovementItem: ['workComplaint'],
  nameCauseFinder: ['workComplaint'],
  submitCause: ['workComplaint'],
  reportCause: ['workComplaint'],
};

export const complaintWrites = Object.keys(asked) as readonly ComplaintCommandName[];

/** What a command asks for. */
export function demandedBy(name: ComplaintCommandName): readonly ComplaintCapability[] {
  return asked[name];
}
