import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { minPasswordLength, passwordProblems, passwordProblemText } from '../../../domain/password.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { homeOf } from '../../shell/nav.ts';
import { meQuery } from '../../shell/session/me.ts';
import { useLocalized, useWords, type Say } from '../../words/words.ts';
import { keepLanguage } from './sign-in-form.tsx';
import { words } from './words.ts';

const route = getRouteApi('/sign-in');

interface Chosen {
  readonly current?: string;
  readonly chosen: string;
  readonly again: string;
}

/** The first password of one's own, after a one-time password.
 *  @param oneTime just typed to sign in; null: it is asked for */
export function ChoosePassword({ oneTime }: { readonly oneTime: string | null }) {
  const t = useWords(words);
  const { from } = route.useSearch();
  const [form] = Form.useForm<Chosen>();
  const write = useWrite('changePassword');
  const router = useRouter();
  const queries = useQueryClient();
  const goOn = async () => {
    const me = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    keepLanguage(me.language);
    router.history.push(from ?? homeOf(me));
  };
  const save = ({ current = oneTime ?? '', chosen }: Chosen) =>
    write.mutate(
      { body: { currentPassword: current, newPassword: chosen } },
      { onSuccess: () => void goOn(), onError: (error) => form.setFields(fieldErrors(error, t)) },
    );
  return (
    <>
      <h1 className="page-title">{t('chooseTitle')}</h1>
      <p>{t('chooseText')}</p>
      <Form<Chosen> form={form} layout="vertical" requiredMark={false} onFinish={save}>
        <Fields isAsked={oneTime === null} />
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          className="sign-in-submit"
          loading={write.isPending}
        >
          {t('save')}
        </Button>
      </Form>
      {!isProblem(write.error, 'VALIDATION_FAILED') && <ProblemText error={write.error} />}
    </>
  );
}

function Fields({ isAsked }: { readonly isAsked: boolean }) {
  const t = useWords(words);
  const localized = useLocalized();
  const { email, employeeNo } = useSuspenseQuery(meQuery).data;
  const check = (_rule: unknown, password: string | undefined) => {
    const [problem] = passwordProblems(password ?? '', { email, employeeNo });
    return problem === undefined
      ? Promise.resolve()
      : Promise.reject(new Error(localized(passwordProblemText[problem])));
  };
  return (
    <>
      {isAsked && (
        <Form.Item name="current" label={t('current')} rules={[{ required: true, message: t('passwordNeeded') }]}>
          <Input.Password autoFocus autoComplete="current-password" size="large" />
        </Form.Item>
      )}
      <Form.Item
        name="chosen"
        label={t('chosen')}
        extra={t('chosenHint', { count: minPasswordLength })}
        validateTrigger="onBlur"
        rules={[{ validator: check }]}
      >
        <Input.Password autoFocus={!isAsked} autoComplete="new-password" size="large" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('again')}
        dependencies={['chosen']}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === getFieldValue('chosen') ? Promise.resolve() : Promise.reject(new Error(t('different'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
    </>
  );
}

/** The server's mistakes at their fields. */
function fieldErrors(error: Error, t: Say<keyof (typeof words)['zh']>): { name: keyof Chosen; errors: string[] }[] {
  if (!isProblem(error, 'VALIDATION_FAILED')) return [];
  return (error.problem.errors ?? []).map(({ pointer }) =>
    pointer === '/currentPassword'
      ? { name: 'current', errors: [t('notCurrent')] }
      : { name: 'chosen', errors: [t('samePassword')] },
  );
}
