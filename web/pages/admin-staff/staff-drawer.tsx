import { Button, Drawer, Form } from 'antd';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { fieldMistakes } from '../../parts/field-mistakes.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import type { ToldPassword } from './one-time-password.tsx';
import { StaffFields, type StaffValues } from './staff-fields.tsx';
import type { StaffRow } from './staff-row.ts';
import { words } from './words.ts';

interface Props {
  /** Null: somebody new. */
  readonly member: StaffRow | null;
  readonly onClose: () => void;
  readonly onTold: (told: ToldPassword) => void;
}

/** The record of a member of staff, to be filled in or changed. */
export function StaffDrawer({ member, onClose, onTold }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const [form] = Form.useForm<StaffValues>();
  const { save, isPending, error } = useSave({ member, onClose, onTold }, (mistakes) => form.setFields(mistakes));
  const initialValues: Partial<StaffValues> =
    member === null
      ? { titles: [], teamId: null }
      : {
          employeeNo: member.employeeNo,
          name: member.name,
          email: member.account?.email ?? '',
          titles: [...member.titles],
          branchId: member.branchId,
          teamId: member.teamId,
        };
  return (
    <Drawer
      open
      size={480}
      title={member === null ? t('add') : t('editTitle', { name: localized(member.name) })}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" htmlType="submit" form="staff" loading={isPending}>
          {t('save')}
        </Button>
      }
    >
      {member === null && <p className="quiet">{t('addText')}</p>}
      <Form<StaffValues>
        id="staff"
        form={form}
        layout="vertical"
        noValidate
        scrollToFirstError
        initialValues={initialValues}
        onFinish={save}
      >
        <StaffFields isNew={member === null} />
      </Form>
      {isProblem(error, 'STALE_STATE') ? (
        <p role="alert">{t('stale')}</p>
      ) : (
        !isProblem(error, 'VALIDATION_FAILED') && <ProblemText error={error} />
      )}
    </Drawer>
  );
}

type SetMistakes = (mistakes: { name: keyof StaffValues; errors: string[] }[]) => void;

function useSave({ member, onClose, onTold }: Props, setMistakes: SetMistakes) {
  const t = useWords(words);
  const localized = useLocalized();
  const { message } = useFeedback();
  const add = useWrite('addStaff');
  const change = useWrite('changeStaff');
  // Ant Design takes paths such as ['name', 'zh'], which its type of names does not say.
  const onError = (error: Error) => setMistakes(fieldMistakes(error, localized) as never);
  const save = ({ employeeNo, teamId, ...values }: StaffValues) => {
    const record = { ...values, teamId: teamId ?? null };
    if (member === null) {
      add.mutate(
        { body: { employeeNo, ...record } },
        {
          onSuccess: ({ oneTimePassword }) => {
            onClose();
            onTold({ name: localized(values.name), email: values.email, oneTimePassword });
          },
          onError,
        },
      );
      return;
    }
    change.mutate(
      { params: { staffId: member.staffId }, body: { ...record, version: member.version } },
      {
        onSuccess: () => {
          void message.success(t('saved'));
          onClose();
        },
        onError,
      },
    );
  };
  return { save, isPending: add.isPending || change.isPending, error: add.error ?? change.error };
}
