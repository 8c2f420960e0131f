import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { tellRobot, type Robot } from '../../../adapters/robots.ts';

const message = {
  heading: 'Tuoke',
  title: 'Complaint TS-1: waits',
  lines: [{ text: 'Complaint TS-1: waits', url: 'https://tuoke.example.com/complaints/k-1' }],
};
const nowMs = Date.parse('2026-11-26T02:00:00.500Z');

async function asked(robot: Robot, answer = '{"errcode":0}') {
  const requests: { url: string; body: Record<string, unknown> }[] = [];
  await tellRobot(
    (url, body) => {
      requests.push({ url, body: JSON.parse(body) as Record<string, unknown> });
      return Promise.resolve({ status: 200, body: answer });
    },
    robot,
    message,
    nowMs,
  );
  return requests[0] as (typeof requests)[number];
}

test('WeCom is told in its markdown, at the address alone', async () => {
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k';
  expect(await asked({ kind: 'wecom', url, secret: null })).toEqual({
    url,
    body: {
      msgtype: 'markdown',
      markdown: {
        content: '**Tuoke**\n\n- [Complaint TS-1: waits](https://tuoke.example.com/complaints/k-1)',
      },
    },
  });
});

test('DingTalk wants milliseconds and their signature in the address', async () => {
  const url = 'https://oapi.dingtalk.com/robot/send?access_token=t';
  const { searchParams } = new URL((await asked({ kind: 'dingtalk', url, secret: 'SEC1' })).url);
  expect(searchParams.get('access_token')).toBe('t');
  expect(searchParams.get('timestamp')).toBe(String(nowMs));
  expect(searchParams.get('sign')).toBe(createHmac('sha256', 'SEC1').update(`${nowMs}\nSEC1`).digest('base64'));
});

test('Feishu wants seconds and a signature of nothing in the body', async () => {
  const url = 'https://open.feishu.cn/open-apis/bot/v2/hook/h';
  const { body } = await asked({ kind: 'feishu', url, secret: 'S' }, '{"code":0,"msg":"success"}');
  const timestamp = String(Math.floor(nowMs / 1_000));
  expect(body).toMatchObject({
    timestamp,
    sign: createHmac('sha256', `${timestamp}\nS`).update('').digest('base64'),
    msg_type: 'post',
  });
});

test.each([
  ['{"errcode":93000,"errmsg":"invalid webhook url"}', 'error 93000'],
  ['{"code":19024,"msg":"Key Words Not Found"}', 'error 19024'],
  ['<html>welcome</html>', 'the answer is not that of a robot'],
  ['{}', 'the answer is not that of a robot'],
])('the answer %s is a failure', async (answer, said) => {
  await expect(asked({ kind: 'feishu', url: 'https://a.example', secret: null }, answer)).rejects.toThrow(said);
});

test.each([
  ['wecom', '{"errcode":45009,"errmsg":"api freq out of limit"}', 65_000],
  ['dingtalk', '{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}', 605_000],
  ['feishu', '{"code":11232,"msg":"frequency limited"}', 65_000],
  ['feishu', '{"code":19021,"msg":"sign match fail"}', 0],
  ['dingtalk', '{"errcode":310000,"errmsg":"keywords not in content"}', 0],
] as const)('%s answers %s: it takes nothing for so long', async (kind, answer, waitMs) => {
  const asking = asked({ kind, url: 'https://a.example/send', secret: null }, answer);
  await expect(asking).rejects.toMatchObject({ waitMs, isPermanent: false });
});

test('what is said to a group stands there once', async () => {
  const { body } = await asked({ kind: 'wecom', url: 'https://a.example', secret: null });
  expect(JSON.stringify(body).split('Complaint TS-1').length - 1).toBe(1);
});
