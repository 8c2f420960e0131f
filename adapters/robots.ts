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
  readonly title: string;
  readonly lines: readonly RobotLine[];
}

export interface Robot {
  readonly kind: 'wecom' | 'dingtalk' | 'feishu';
  readonly url: string;
  /** Of the signature; null when the robot has none. */
  readonly secret: string | null;
}

/** Has a group robot write a message. A code for an error in an answer with status 200 is a failure, too.
 *  @throws ProviderFailure */
export async function tellRobot(post: PostJson, robot: Robot, message: RobotMessage, nowMs: number): Promise<void> {
  const { url, body } = requestOf(robot, message, nowMs);
  const answer = await post(url, JSON.stringify(body));
  if (answer.status !== 200) throw new ProviderFailure(`status ${answer.status}`, { status: answer.status });
  const code = codeOf(answer.body);
  if (code === null) throw new ProviderFailure('the answer is not that of a robot', { status: 200 });
  if (code !== 0) throw new ProviderFailure(`error ${code}`, { status: code });
}

function requestOf({ kind, url, secret }: Robot, { title, lines }: RobotMessage, nowMs: number) {
  const markdown = [`**${title}**`, ...lines.map(({ text, url: to }) => `- [${text}](${to})`)].join('\n\n');
  switch (kind) {
    case 'wecom':
      return { url, body: { msgtype: 'markdown', markdown: { content: markdown } } };
    case 'dingtalk':
      return { url: signedUrl(url, secret, nowMs), body: { msgtype: 'markdown', markdown: { title, text: markdown } } };
    case 'feishu': {
      const content = lines.map(({ text, url: href }) => [{ tag: 'a', text, href }]);
      const body = { msg_type: 'post', content: { post: { zh_cn: { title, content } } } };
      return { url, body: { ...signature(secret, nowMs), ...body } };
    }
  }
}

/** DingTalk: milliseconds and secret are signed with the secret; both go into the address. */
function signedUrl(url: string, secret: string | null, nowMs: number): string {
  if (secret === null) return url;
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(nowMs));
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${nowMs}\n${secret}`).digest('base64'));
  return signed.href;
}

/** Feishu: seconds and secret are the key, and nothing is signed with it; both go into the body. */
function signature(secret: string | null, nowMs: number): { timestamp?: string; sign?: string } {
  if (secret === null) return {};
  const timestamp = String(Math.floor(nowMs / 1_000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
}

/** WeCom and DingTalk answer `errcode`, Feishu `code` or, of old, `StatusCode`. */
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
