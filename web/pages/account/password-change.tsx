import { Button, Form, Input } from 'antd';
import { minPasswordLength, passwordProblems, passwordProblemText } from '../../../domain/password.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { fieldMistakes } from '../../parts/field-mistakes.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useMe } from '../../shell/session/me.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface Chosen {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

/** Another password; the server ends every other session with it. */
export function PasswordChange() {
  const t = useWords(words);
  const localized = useLocalized();
  const { signedInBy } = useMe();
  const { message } = useFeedback();
  const [form] = Form.useForm<Chosen>();
  const write = useWrite('changePassword');
  const save = ({ currentPassword, newPassword }: Chosen) =>
    write.mutate(
      { body: { currentPassword, newPassword } },
      {
        onSuccess: () => {
          form.resetFields();
          void message.success(t('changed'));
        },
        onError: (error) => {
          const mistakes = fieldMistakes(error, localized);
          form.setFields(mistakes.map(({ name, errors }) => ({ name: [name[0] as keyof Chosen], errors })));
        },
      },
    );
  return (
    <section className="account-part">
      <h2>{t('password')}</h2>
      {signedInBy === 'sso' && <p className="quiet">{t('ssoOnly')}</p>}
      <Form<Chosen> form={form} layout="vertical" requiredMark={false} className="account-form" onFinish={save}>
        <Fields />
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          {t('change')}
        </Button>
      </Form>
      {!isProblem(write.error, 'VALIDATION_FAILED') && <ProblemText error={write.error} />}
    </section>
  );
}

function Fields() {
  const t = useWords(words);
  const localized = useLocalized();
  const { email, employeeNo } = useMe();
  const check = (_rule: unknown, password: string | undefined) => {
    const [problem] = passwordProblems(password ?? '', { email, employeeNo });
    return problem === undefined
      ? Promise.resolve()
      : Promise.reject(new Error(localized(passwordProblemText[problem])));
  };
  return (
    <>
      <Form.Item name="currentPassword" label={t('current')} rules={[{ required: true, message: t('currentNeeded') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label={t('chosen')}
        extra={t('chosenHint', { count: minPasswordLength })}
        validateTrigger="onBlur"
        rules={[{ validator: check }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('again')}
        dependencies={['newPassword']}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(t('different'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
