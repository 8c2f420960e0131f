import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Skeleton } from 'antd';
import { mailModes, noticeGroups } from '../../../domain/correspondence/preferences.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useTellProblem } from '../../parts/tell-problem.tsx';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

type Preferences = OperationAnswer<'getNotifications'>;

interface Values {
  readonly mail: Preferences['mail'];
  readonly digestAt: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
}

/** What one is mailed, and when. */
export function Notifications() {
  const t = useWords(words);
  const chosen = useQuery(queryOf('getNotifications'));
  return (
    <section className="account-part">
      <h2>{t('notifications')}</h2>
      <p className="quiet">{t('notificationsHint')}</p>
      <ProblemText error={chosen.error} />
      {chosen.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {chosen.data?.mailIsSet === false && <p role="note">{t('mailNotSet')}</p>}
      {chosen.data !== undefined && <Choice chosen={chosen.data} />}
    </section>
  );
}

function Choice({ chosen }: { readonly chosen: Preferences }) {
  const t = useWords(words);
  const { message } = useFeedback();
  const write = useWrite('setNotifications');
  const save = ({ mail, digestAt, quietFrom, quietUntil }: Values) =>
    write.mutate(
      {
        body: {
          mail,
          digestAtMinute: minuteOf(digestAt),
          quiet: { fromMinute: minuteOf(quietFrom), untilMinute: minuteOf(quietUntil) },
        },
      },
      { onSuccess: () => void message.success(t('notificationsSaved')) },
    );
  return (
    <>
      <Form<Values> layout="vertical" initialValues={valuesOf(chosen)} onFinish={save}>
        {noticeGroups.map((group) => (
          <Form.Item key={group} name={['mail', group]} label={t(`group.${group}`)}>
            <Radio.Group
              aria-label={t(`group.${group}`)}
              options={mailModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
            />
          </Form.Item>
        ))}
        <div className="account-leave">
          <Time name="digestAt" label={t('digestAt')} />
          <Time name="quietFrom" label={t('quietFrom')} />
          <Time name="quietUntil" label={t('quietUntil')} />
        </div>
        <p className="quiet">{t('quietHint')}</p>
        <div className="account-buttons">
          <Button htmlType="submit" loading={write.isPending}>
            {t('saveNotifications')}
          </Button>
          <TestMail address={chosen.address} isPossible={chosen.mailIsSet} />
        </div>
      </Form>
      <ProblemText error={write.error} />
    </>
  );
}

function TestMail({ address, isPossible }: { readonly address: string; readonly isPossible: boolean }) {
  const t = useWords(words);
  const { message } = useFeedback();
  const tellProblem = useTellProblem();
  const test = useWrite('testNotifications');
  const send = () =>
    test.mutate(
      { body: {} },
      { onSuccess: () => void message.success(t('mailTested', { address })), onError: tellProblem },
    );
  return (
    <Button disabled={!isPossible} loading={test.isPending} onClick={send}>
      {t('mailTest')}
    </Button>
  );
}

function Time({ name, label }: { readonly name: Exclude<keyof Values, 'mail'>; readonly label: string }) {
  const t = useWords(words);
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('choose') }]}>
      <Input type="time" />
    </Form.Item>
  );
}

function valuesOf({ mail, digestAtMinute, quiet }: Preferences): Values {
  return {
    mail,
    digestAt: clockOf(digestAtMinute),
    quietFrom: clockOf(quiet.fromMinute),
    quietUntil: clockOf(quiet.untilMinute),
  };
}

/** @example clockOf(510) is '08:30' */
function clockOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
