import type * as z from 'zod';
import type { ValidationProblem } from '../../../contracts/problem.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';

/** A mistake in a payload, as zod or the API tells it. */
interface Mistake {
  readonly code: string;
  readonly detail: string;
  readonly origin?: string | undefined;
  readonly limit?: number | undefined;
}

export function mistakeOfIssue(issue: z.core.$ZodIssue): Mistake {
  const { code, message: detail } = issue;
  switch (issue.code) {
    case 'too_small':
      return { code, detail, origin: issue.origin, limit: Number(issue.minimum) };
    case 'too_big':
      return { code, detail, origin: issue.origin, limit: Number(issue.maximum) };
    default:
      return { code, detail };
  }
}

export function mistakeOfProblem({ code, detail }: ValidationProblem): Mistake {
  return { code, detail };
}

/** Messages of rules of the contracts and of the API. What none of these says is told by its code. */
const ownMessages: Readonly<Record<string, LocalizedText>> = {
  'must not be empty': { zh: '请填写', en: 'Fill this in' },
  'must not hold control characters': {
    zh: '含有无法显示的控制字符，请删去或重新输入',
    en: 'This holds characters that cannot be shown: delete them or type it again',
  },
  'must change something': { zh: '没有改动', en: 'Nothing has been changed' },
  'must not be in the future': { zh: '不能晚于今天', en: 'Must not be in the future' },
  'must not be more than ten years ago': { zh: '不能早于十年前', en: 'Must not be more than ten years ago' },
  'must not be more than ten years ahead': { zh: '不能晚于十年后', en: 'Must not be more than ten years ahead' },
  'must not be more than 1,000,000,000 yuan': {
    zh: '不能超过 10 亿元',
    en: 'Must not be more than 1,000,000,000 yuan',
  },
  'must have 10 characters or more': { zh: '至少 10 个字', en: '10 characters or more' },
  'must say in 10 characters or more why the criterion passes or fails': {
    zh: '通过或不通过都要写明依据，至少 10 个字',
    en: 'Say in 10 characters or more why it passes or fails',
  },
  'must answer each criterion once': { zh: '五项条件须各答一次', en: 'Answer each criterion once' },
  'must be a mobile number (13800138000), a landline with its area code (0571-88888888) or an international number with +':
    {
      zh: '请填手机号（13800138000）、带区号的座机（0571-88888888）或以 + 开头的国际号码',
      en: 'Enter a mobile number (13800138000), a landline with its area code (0571-88888888) or an international number with +',
    },
  'must be an instant such as 2026-11-24T09:00:00+08:00': { zh: '请选择日期和时间', en: 'Choose a date and time' },
  'must be a date YYYY-MM-DD': { zh: '请选择日期', en: 'Choose a date' },
  'must not be before the first day': { zh: '不能早于第一天', en: 'Must not be before the first day' },
  'must be somebody else': { zh: '请选择另一个人', en: 'Choose somebody else' },
  'must not name one twice': { zh: '不能重复选择', en: 'Choose each only once' },
  'must be 2 to 20 letters and digits': { zh: '请填 2 至 20 位字母或数字', en: 'Enter 2 to 20 letters and digits' },
  'must be an e-mail address': { zh: '请填写电子邮箱', en: 'Enter an e-mail address' },
  'is not the present password': { zh: '不是目前的密码', en: 'This is not the present password' },
  'is the present password': {
    zh: '这就是目前的密码，请换一个',
    en: 'This is the present password: choose another one',
  },
  'must be the branch in which the person complained about works': {
    zh: '与被投诉员工所在支行不符：请不选支行，或不选员工',
    en: 'The person it is about works in another branch: leave out the branch, or the person',
  },
  'you belong to no team; share it with the branch instead': {
    zh: '您不属于任何团队，请与支行共享',
    en: 'You belong to no team: share it with the branch instead',
  },
};

/** A mistake in the words of a form. */
export function explain({ code, detail, origin, limit }: Mistake): LocalizedText {
  const own = ownMessages[detail];
  if (own !== undefined) return own;
  switch (code) {
    case 'invalid_type':
      return { zh: '请填写', en: 'Fill this in' };
    case 'invalid_value':
      return { zh: '请选择', en: 'Choose one' };
    case 'invalid_format':
      return { zh: '格式不正确', en: 'This is not in the right form' };
    case 'too_small':
      return limit === undefined ? { zh: '内容太少', en: detail } : tooSmall(origin, limit);
    case 'too_big':
      return limit === undefined ? { zh: '内容太多', en: detail } : tooBig(origin, limit);
    case 'not_multiple_of':
      return { zh: '小数位太多', en: 'This has too many decimal places' };
    case 'unrecognized_keys':
      return { zh: '页面已过期，请重新加载后再试', en: 'The page is out of date: load it anew and try again' };
    default:
      // A rule without words of its own: its message is English.
      return {
        zh: '系统不接受这里的内容：请对照提示修改后再提交；仍不行，请联系管理员',
        en: `This is not accepted (${detail}): correct it by the hint and submit again, or else ask an administrator`,
      };
  }
}

function tooSmall(origin: string | undefined, limit: number): LocalizedText {
  if (origin === 'string') return { zh: `至少 ${limit} 个字`, en: `${limit} characters or more` };
  if (origin === 'array') return { zh: `至少 ${limit} 项`, en: `${limit} or more` };
  return { zh: `不小于 ${limit}`, en: `${limit} or more` };
}

function tooBig(origin: string | undefined, limit: number): LocalizedText {
  if (origin === 'string') return { zh: `最多 ${limit} 个字`, en: `${limit} characters at most` };
  if (origin === 'array') return { zh: `最多 ${limit} 项`, en: `${limit} at most` };
  return { zh: `不大于 ${limit}`, en: `${limit} at most` };
}
