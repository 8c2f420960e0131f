import type { FailureCode } from '../../domain/failure.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';

/** What to tell a person about each refusal, and what to do next. Kept complete by the compiler. */
export const problemWords: Readonly<Record<FailureCode, LocalizedText>> = {
  VALIDATION_FAILED: { zh: '有内容需要修改。', en: 'Something needs to be corrected.' },
  IDEMPOTENCY_KEY_MISSING: {
    zh: '请求不完整，请重新加载页面。',
    en: 'The request was incomplete; load the page anew.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '这个请求已用于别的内容，请再提交一次。',
    en: 'This request was used for something else; submit it again.',
  },
  NOT_SIGNED_IN: { zh: '您尚未登录。', en: 'You are not signed in.' },
  SIGN_IN_REFUSED: { zh: '邮箱或密码不正确。', en: 'The e-mail address or the password is not right.' },
  SIGN_IN_LOCKED: {
    zh: '多次登录失败，账户已暂时锁定。请稍后再试，或请管理员解除锁定。',
    en: 'Too many failed attempts: the account is locked for a while. Try again later, or ask an administrator to release it.',
  },
  NOT_STAFF: {
    zh: '此账户不属于任何在职员工，请联系管理员。',
    en: 'This account belongs to no active member of staff; ask an administrator.',
  },
  TOO_MANY_REQUESTS: { zh: '请求过于频繁，请稍后再试。', en: 'Too many requests; try again in a moment.' },
  CROSS_SITE_REQUEST: {
    zh: '请求来自别的网站，已拒绝。请从拓客的地址打开。',
    en: 'The request came from another site and was refused; open Tuoke at its own address.',
  },
  PASSWORD_CHANGE_REQUIRED: { zh: '请先修改一次性密码。', en: 'Change your one-time password first.' },
  FORBIDDEN: { zh: '您没有执行此操作的权限。', en: 'You are not allowed to do this.' },
  NOT_FOUND: { zh: '没有找到，或者不在您的权限范围内。', en: 'Not found, or outside of what you may see.' },
  STALE_STATE: {
    zh: '此期间有人修改过，请查看最新内容后再提交。',
    en: 'Somebody has changed this in the meantime; look at it and submit again.',
  },
  WRONG_PHASE: { zh: '当前阶段不能这样做。', en: 'This is not possible in the present phase.' },
  PROSPECT_CLOSED: { zh: '这次跟进已经结束。', en: 'This pursuit has ended.' },
  PROSPECT_OPEN: { zh: '该客户已有正在进行的跟进。', en: 'This customer is already being pursued.' },
  COMPLAINT_CLOSED: { zh: '该投诉已经了结。', en: 'This complaint is over.' },
  SURVEY_ANSWERED: { zh: '这份调查已经填写过了。', en: 'This survey was answered already.' },
  SURVEY_EXPIRED: { zh: '这份调查已经结束。', en: 'This survey has ended.' },
  UNMET_CONDITIONS: { zh: '还有条件没有满足。', en: 'Conditions are not met yet.' },
  EXPORT_TOO_LARGE: {
    zh: '行数超过一个文件的上限，请缩小筛选范围后分次导出。',
    en: 'More rows than a file may hold: narrow the filter and export in parts.',
  },
  HOLD: {
    zh: '销售已冻结，暂时不能进行；服务、关怀和投诉类联系仍可登记。',
    en: 'Selling is on hold. Contacts for service, care or the complaint can still be recorded.',
  },
  TEMPORAL_UNAVAILABLE: {
    zh: '流程服务暂时不可用，请稍后再试。',
    en: 'The workflow service does not answer; try again in a moment.',
  },
  DATABASE_UNAVAILABLE: {
    zh: '数据库暂时不可用，请稍后再试。',
    en: 'The database does not answer; try again in a moment.',
  },
  INTERNAL: {
    zh: '系统出错，已记录。请重试，仍有问题请联系管理员。',
    en: 'Something went wrong and has been logged. Try again, or tell an administrator.',
  },
};
