import { createHmac } from 'node:crypto';
import type { PostJson } from './post-json.ts';
import { ProviderFailure } from './provider-failure.ts';

/** One line of a message, with where it leads. */
export interface RobotLine {
  readonly text: string;
  readonly url: string;
}

/** What a robot writes into its group. */
export interface RobotMessage {
  /** Stands above the lines. */
  readonly heading: string;
  /** What lists of conversations show of it. */
  readonly title: string;
  readonly lines: readonly RobotLine[];
}

export interface Robot {
  readonly kind: 'wecom' | 'dingtalk' | 'feishu';
  readonly url: string;
  /** Of the signature; null when the robot has none. */
  readonly secret: string | null;
}

/** What a provider takes from one robot.
 *  @source WeCom, developer.work.weixin.qq.com/document/path/91770: 20 messages a minute; markdown 「最长不超过4096个字节，必须是utf8编码」
 *  @source DingTalk, open.dingtalk.com, custom robots: 「每个机器人每分钟最多发送20条消息到群里，如果超过20条，会限流10分钟」
 *  @source Feishu, open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: 「单租户单机器人 100 次/分钟，5 次/秒」,
 *   「请求体的数据大小不能超过 20 KB」 */
export const robotLimits: Readonly<Record<Robot['kind'], { readonly betweenMs: number; readonly bytes: number }>> = {
  wecom: { betweenMs: 3_200, bytes: 4_096 },
  dingtalk: { betweenMs: 3_200, bytes: 20_000 },
  feishu: { betweenMs: 700, bytes: 20_000 },
};

/** How long a provider that was asked too often takes nothing, by its code for that: WeCom counts by the minute, DingTalk
 *  shuts a robot for ten minutes, Feishu is short of room at full and half hours and advises against just these. */
const waitsMs: Readonly<Record<Robot['kind'], Readonly<Record<number, number>>>> = {
  wecom: { 45_009: 65_000 },
  // 302: what it answers to whoever goes on.
  dingtalk: { 130_101: 605_000, 302: 605_000 },
  feishu: { 11_232: 65_000 },
};

/** Has a group robot write a message. A code for an error in an answer with status 200 is a failure, too.
 *  @throws ProviderFailure, with how long to wait when the robot was asked too often */
export async function tellRobot(post: PostJson, robot: Robot, message: RobotMessage, nowMs: number): Promise<void> {
  const { url, body } = requestOf(robot, message, nowMs);
  const answer = await post(url, JSON.stringify(body));
  const failure = (said: string, status: number) =>
    new ProviderFailure(said, { status, waitMs: waitsMs[robot.kind][status] ?? 0 });
  if (answer.status !== 200) throw failure(`status ${answer.status}`, answer.status);
  const code = codeOf(answer.body);
  if (code === null) throw failure('the answer is not that of a robot', 200);
  if (code !== 0) throw failure(`error ${code}`, code);
}

/** Bytes that a line takes in a message: the same everywhere, since the longest form is good for all. */
export function bytesOfLine({ text, url }: RobotLine): number {
  return Buffer.byteLength(`- [${text}](${url})\n\n`);
}

function requestOf({ kind, url, secret }: Robot, { heading, title, lines }: RobotMessage, nowMs: number) {
  const markdown = [`**${heading}**`, ...lines.map(({ text, url: to }) => `- [${text}](${to})`)].join('\n\n');
  switch (kind) {
    case 'wecom':
      return { url, body: { msgtype: 'markdown', markdown: { content: markdown } } };
    case 'dingtalk':
      return { url: signedUrl(url, secret, nowMs), body: { msgtype: 'markdown', markdown: { title, text: markdown } } };
    case 'feishu': {
      const content = lines.map(({ text, url: href }) => [{ tag: 'a', text, href }]);
      const body = { msg_type: 'post', content: { post: { zh_cn: { title: heading, content } } } };
      return { url, body: { ...signature(secret, nowMs), ...body } };
    }
  }
}

/** DingTalk: milliseconds and secret are signed with the secret; both go into the address.
 *  @source open.dingtalk.com, custom robots: 「把timestamp+"\n"+密钥当做签名字符串，使用HmacSHA256算法计算签名，然后进行Base64 encode，
 *   最后再把签名参数再进行urlEncode」; timestamps 「单位是毫秒，与请求调用时间误差不能超过1小时」 */
function signedUrl(url: string, secret: string | null, nowMs: number): string {
  if (secret === null) return url;
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(nowMs));
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${nowMs}\n${secret}`).digest('base64'));
  return signed.href;
}

/** Feishu: seconds and secret are the key, and nothing is signed with it; both go into the body.
 *  @source open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: `hmac.new(string_to_sign.encode("utf-8"),
 *   digestmod=hashlib.sha256)` of 「timestamp + "\n" + 密钥」, no older than an hour */
function signature(secret: string | null, nowMs: number): { timestamp?: string; sign?: string } {
  if (secret === null) return {};
  const timestamp = String(Math.floor(nowMs / 1_000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
}

/** WeCom and DingTalk answer `errcode`; Feishu `code`, and beside it `StatusCode`: 「冗余字段，用于兼容存量历史逻辑，不建议使用」. */
function codeOf(body: string): number | null {
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null) return null;
    const { errcode, code, StatusCode } = answer as Readonly<Record<string, unknown>>;
    const found = errcode ?? code ?? StatusCode;
    return typeof found === 'number' ? found : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
