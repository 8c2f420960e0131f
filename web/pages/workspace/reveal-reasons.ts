import type { revealReasons } from '../../../contracts/audit.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';

/** What a masked text is looked at for. */
export const revealReasonWords: Readonly<Record<(typeof revealReasons)[number], LocalizedText>> = {
  contactCustomer: { zh: '联系客户', en: 'Contact the customer' },
  prepareVisit: { zh: '准备拜访', en: 'Prepare a visit' },
  checkIdentity: { zh: '核对身份', en: 'Check the identity' },
  correctRecord: { zh: '更正资料', en: 'Correct the record' },
  completeDeal: { zh: '办理成交', en: 'Complete the deal' },
  handleComplaint: { zh: '处理投诉', en: 'Handle a complaint' },
  inspect: { zh: '检查', en: 'Inspection' },
};
