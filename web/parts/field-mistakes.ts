import type { StaffMistake } from '../../contracts/staff.ts';
import { passwordProblemText } from '../../domain/password.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';
import { isProblem } from '../client/problem.ts';
import { explain, mistakeOfProblem } from './command-form/explain.ts';

/** What the register finds wrong, at its field. */
const staffMistakeWords: Readonly<Record<StaffMistake, LocalizedText>> = {
  numberTaken: { zh: '已有员工使用此工号', en: 'Somebody else has this number' },
  emailTaken: { zh: '已有账户使用此邮箱', en: 'Another account has this address' },
  unitTaken: { zh: '此编号已被使用', en: 'This code is taken' },
  noBranch: { zh: '没有这个支行，或者它已关闭', en: 'There is no such branch, or it is closed' },
  noTeam: { zh: '该支行没有这个团队，或者它已解散', en: 'The branch has no such team, or it is dissolved' },
  ownAdministration: {
    zh: '不能取消自己的管理员职务，须由另一位管理员操作',
    en: 'Another administrator must take the administration from you',
  },
  notActive: { zh: '此人不在职', en: 'Not an active member of staff' },
  otherBranch: { zh: '此人在别的支行工作', en: 'Works in another branch' },
  otherTeam: { zh: '此人在别的团队工作', en: 'Works in another team' },
  peopleLeft: { zh: '还有员工在此工作，请先调走', en: 'Members of staff still work there: move them first' },
  teamsLeft: { zh: '还有团队未解散', en: 'Teams of it are still open' },
  isOver: { zh: '这段时间已经过去', en: 'These days are over' },
  overlaps: { zh: '这几天已有休假', en: 'There is a leave on these days already' },
  addressNotAUrl: {
    zh: '这不是完整的地址，例如 https://hooks.bank.example/in',
    en: 'Not a whole address, for example https://hooks.bank.example/in',
  },
  addressNotHttps: { zh: '地址须以 https:// 开头', en: 'The address must begin with https://' },
  addressNotHttp: {
    zh: '地址须以 https:// 开头；在试用环境中也可以用 http://',
    en: 'The address must begin with https://, or with http:// as this is no production',
  },
  addressCredentials: {
    zh: '地址中不能有用户名和密码（user:password@）',
    en: 'The address must hold no name and password (user:password@)',
  },
  addressForbidden: {
    zh: '不能发送到本机或云平台的内部地址',
    en: 'Nothing may be sent to this machine, nor to addresses of a cloud’s own',
  },
  deputyAway: { zh: '代理人这几天也不在', en: 'The deputy is away then, too' },
};

const ownWords: Readonly<Record<string, LocalizedText>> = { ...staffMistakeWords, ...passwordProblemText };

/** Mistakes as `form.setFields` of Ant Design takes them. */
export interface FormFieldMistake {
  readonly name: (string | number)[];
  readonly errors: string[];
}

/** The server's mistakes at the fields of a form whose values are the body; [] for every other error.
 *  @param rename gives the field of a pointer that is called otherwise in the form
 *  @param texts of mistakes that only this form can have, by their codes */
export function fieldMistakes(
  error: unknown,
  localized: (text: LocalizedText) => string,
  rename: Readonly<Record<string, (string | number)[]>> = {},
  texts: Readonly<Record<string, LocalizedText>> = {},
): FormFieldMistake[] {
  if (!isProblem(error, 'VALIDATION_FAILED')) return [];
  const byPointer = Map.groupBy(error.problem.errors ?? [], ({ pointer }) => pointer);
  return [...byPointer].map(([pointer, errors]) => ({
    name:
      rename[pointer] ??
      pointer
        .split('/')
        .slice(1)
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    errors: errors.map((mistake) =>
      localized(texts[mistake.code] ?? ownWords[mistake.code] ?? explain(mistakeOfProblem(mistake))),
    ),
  }));
}
