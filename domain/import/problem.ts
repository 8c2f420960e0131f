import type { LocalizedText } from '../process/definition.ts';
import type { LeadField } from './lead-field.ts';

/** Everything that can be wrong with a row. */
export const rowProblemCodes = [
  'missing',
  'unknownWord',
  'notAPhone',
  'notAnEmail',
  'notADate',
  'dateInFuture',
  'notMoney',
  'hugeAmount',
  'notAScore',
  'notYesOrNo',
  'tooLong',
  'noContactRoute',
  'neededForMethod',
  'unknownOwner',
  'tooManyCells',
  'alreadyPursued',
  'sameCustomerAbove',
  'invalid',
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number];

/** What is wrong with a row, and in which cell. */
export interface RowProblem {
  readonly code: RowProblemCode;
  readonly field: LeadField | null;
  /** Counted from 0; null when no column of the file brings the field. */
  readonly column: number | null;
}

const texts: Readonly<Record<RowProblemCode, LocalizedText>> = {
  missing: { zh: '必须填写', en: 'must be filled in' },
  unknownWord: { zh: '无法识别的选项', en: 'is none of the words that can be chosen' },
  notAPhone: {
    zh: '不是电话号码（手机、带区号的座机，或以 + 开头的国际号码）',
    en: 'is no telephone number (mobile, landline with area code, or international with +)',
  },
  notAnEmail: { zh: '不是电子邮箱', en: 'is no e-mail address' },
  notADate: { zh: '不是日期，请写成 2026-11-24', en: 'is no date; write 2026-11-24' },
  dateInFuture: { zh: '日期不能在将来', en: 'must not be in the future' },
  notMoney: { zh: '不是金额，请写成 50万 或 500000元', en: 'is no amount; write it with its unit: 50万 or 500000元' },
  hugeAmount: {
    zh: '超过 10 亿元：请核对金额单位；确实无误就写明单位，如 20亿 或 500000元',
    en: 'is more than 1 billion yuan: check the unit of the column, or write the unit here: 20亿 or 500000元',
  },
  notAScore: { zh: '应为 0 到 100 的数', en: 'must be a number from 0 to 100' },
  notYesOrNo: { zh: '请填“是”或“否”', en: 'must be yes or no' },
  tooLong: { zh: '太长', en: 'is too long' },
  noContactRoute: { zh: '电话、邮箱、地址至少填一项', en: 'at least one of phone, e-mail and address is needed' },
  neededForMethod: { zh: '这种寻找方法必须填写', en: 'is needed for this way of finding customers' },
  unknownOwner: {
    zh: '没有这个工号的在职人员，或您不能把客户分给该人员',
    en: 'is nobody on the staff to whom you may give prospects',
  },
  tooManyCells: {
    zh: '单元格比表头多：可能有未加引号的逗号',
    en: 'has more cells than the header: perhaps a comma without quotes',
  },
  alreadyPursued: { zh: '该客户已有进行中的跟进', en: 'is already being pursued' },
  sameCustomerAbove: { zh: '与本文件中前面的一行是同一客户', en: 'is the same customer as a row above' },
  invalid: { zh: '内容不符合要求', en: 'is not valid' },
};

/** What a problem is called in both languages of the bank. */
export function problemText(code: RowProblemCode): LocalizedText {
  return texts[code];
}
