import { expect, test } from 'vitest';
import { refuseAddress } from '../../../adapters/post-json.ts';

test.each([
  ['https://hooks.bank.example/in?key=1', null],
  ['https://10.1.2.3/in', null],
  ['http://hooks.bank.example/in', 'notHttps'],
  ['ftp://hooks.bank.example/in', 'notHttps'],
  ['file:///etc/passwd', 'notHttps'],
  ['hooks.bank.example', 'notAUrl'],
  ['https://user:word@hooks.bank.example/in', 'credentials'],
  ['https://localhost/in', 'forbidden'],
  ['https://127.0.0.1:8443/in', 'forbidden'],
  ['https://2130706433/in', 'forbidden'],
  ['https://[::1]/in', 'forbidden'],
  ['https://[::ffff:127.0.0.1]/in', 'forbidden'],
  ['https://169.254.169.254/latest/meta-data', 'forbidden'],
  ['https://0.0.0.0/in', 'forbidden'],
])('in production %s: %s', (url, refused) => {
  expect(refuseAddress(url, true)).toBe(refused);
});

test('on a machine of one’s own, plain HTTP and the machine itself will do', () => {
  expect(refuseAddress('http://127.0.0.1:9000/hook', false)).toBeNull();
  expect(refuseAddress('gopher://127.0.0.1', false)).toBe('notHttp');
  expect(refuseAddress('http://a:b@127.0.0.1', false)).toBe('credentials');
});
