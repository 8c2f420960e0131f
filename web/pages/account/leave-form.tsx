import { Button, Form, Input, Select } from 'antd';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { fieldMistakes } from '../../parts/field-mistakes.ts';
import type { StaffMember } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useNow } from '../../parts/use-now.ts';
import { useMe } from '../../shell/session/me.ts';
import { bankDate } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { deputiesFor } from './deputies.ts';
import { words } from './words.ts';

interface Leave {
  readonly staffId: string;
  readonly deputyId: string;
  readonly from: string;
  readonly to: string;
}

interface Props {
  /** Everybody in active service. */
  readonly members: readonly StaffMember[];
  /** Whose leaves one may enter. */
  readonly away: readonly StaffMember[];
}

/** From when to when somebody is away, and who stands in. */
export function LeaveForm({ members, away }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const { staffId } = useMe();
  const { message } = useFeedback();
  const [form] = Form.useForm<Leave>();
  const write = useWrite('addAbsence');
  const enter = (leave: Leave) =>
    write.mutate(
      { body: leave },
      {
        onSuccess: () => {
          form.resetFields();
          void message.success(t('entered'));
        },
        onError: (error) => {
          const mistakes = fieldMistakes(error, localized);
          form.setFields(mistakes.map(({ name, errors }) => ({ name: [name[0] as keyof Leave], errors })));
        },
      },
    );
  const today = bankDate(useNow());
  return (
    <>
      <Form<Leave>
        form={form}
        layout="vertical"
        className="account-leave"
        initialValues={{ staffId, from: today, to: today }}
        onFinish={enter}
      >
        <People members={members} away={away} />
        <Day name="from" label={t('from')} />
        <Day name="to" label={t('to')} />
        <Form.Item label=" " colon={false}>
          <Button htmlType="submit" loading={write.isPending}>
            {t('enter')}
          </Button>
        </Form.Item>
      </Form>
      {!isProblem(write.error, 'VALIDATION_FAILED') && <ProblemText error={write.error} />}
    </>
  );
}

function People({ members, away }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const awayId = Form.useWatch<string | undefined>('staffId');
  const { able, others } = deputiesFor(awayId, members);
  const optionsOf = (people: readonly StaffMember[]) =>
    people.map((member) => ({ value: member.staffId, label: localized(member.name) }));
  const deputies = [
    { label: t('able'), options: optionsOf(able) },
    { label: t('notAble'), options: optionsOf(others) },
  ].filter(({ options }) => options.length > 0);
  return (
    <>
      <Form.Item name="staffId" label={t('away')} hidden={away.length < 2}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(away)} />
      </Form.Item>
      <Form.Item name="deputyId" label={t('deputy')} rules={[{ required: true, message: t('choose') }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder={t('choose')} options={deputies} />
      </Form.Item>
    </>
  );
}

function Day({ name, label }: { readonly name: 'from' | 'to'; readonly label: string }) {
  const t = useWords(words);
  const today = bankDate(useNow());
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('choose') }]}>
      <Input type="date" min={today} />
    </Form.Item>
  );
}
