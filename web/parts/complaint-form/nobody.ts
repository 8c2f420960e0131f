import { reviewLevel } from '../../../domain/complaint/appealing.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { Field } from '../command-form/fields.ts';
import type { ComplaintFacts } from './facts.ts';

/** Why a field for a member of staff offers nobody, and what to do next; null for what is not about staff. */
export function whyNobody({ name }: Pick<Field, 'name'>, { record }: ComplaintFacts): LocalizedText | null {
  switch (name) {
    case 'reviewerId':
      return reviewLevel(record) === 3 ? noReviewerAtTheTop : noReviewer;
    case 'handlerId':
      return noHandler;
    case 'ownerId':
      return noOwner;
    default:
      return null;
  }
}

const noReviewer: LocalizedText = {
  zh: '没有人可以复核：复核人的级别须高于此前作决定的人，未经办、决定、审批、退回或复核过本案，且不是被投诉人。请管理员在“员工”中再登记一位主管或行领导，然后回到这里指定；申诉时限仍在计算。',
  en: 'Nobody can review this: a reviewer is above everybody who decided, has not handled, decided, approved, sent back or reviewed the case, and is not complained about. Ask an administrator to record one more supervisor or bank leader under “Staff”, then come back here; the limits of the appeal run on.',
};

const noReviewerAtTheTop: LocalizedText = {
  zh: '没有人可以复核：须由第三级（行领导）复核，且未经办、决定、审批、退回或复核过本案，也不是被投诉人；现有行领导都不符合。请管理员在“员工”中再登记一位行领导，然后回到这里指定；申诉时限仍在计算。',
  en: 'Nobody can review this: it takes somebody of level 3 (a bank leader) who has not handled, decided, approved, sent back or reviewed the case and is not complained about, and no bank leader on record is that. Ask an administrator to record one more under “Staff”, then come back here; the limits of the appeal run on.',
};

const noHandler: LocalizedText = {
  zh: '没有人可以经办：可办理投诉的在岗员工都是被投诉人、本案的复核人或现任经办人。请管理员在“员工”中再登记一位投诉处理岗或主管，然后回到这里指定。',
  en: 'Nobody can handle this: everybody at work who deals with complaints is complained about, reviews an appeal in the case or handles it already. Ask an administrator to record one more complaint officer or supervisor under “Staff”, then come back here.',
};

const noOwner: LocalizedText = {
  zh: '没有人可以负责：在岗员工都是被投诉人。请管理员在“员工”中登记其他同事，然后回到这里指定。',
  en: 'Nobody can do this: everybody at work is complained about. Ask an administrator to record a colleague under “Staff”, then come back here.',
};
