import { Button, type ButtonProps } from '@mantine/core';
import { IconShieldPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useAction } from '../app/use-action.ts';
import { useTell } from '../app/use-tell.ts';
import { graphql } from '../gql/gql.ts';

const ProtectDocument = graphql(`
  mutation ProtectSlo($input: SloProtectInput!) {
    sloProtect(input: $input) {
      roadmapItem {
        id
        identifier
      }
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** Proposes the item that protects an objective, filled in by the server, and opens it to go on with. */
export function FundThis({ slug, name, size }: { slug: string; name: string; size?: ButtonProps['size'] }) {
  const { run, busy } = useAction(ProtectDocument);
  const navigate = useNavigate();
  const tell = useTell();
  const fund = async () => {
    const outcome = await run({ input: { sloSlug: slug } });
    const item = outcome.ok ? outcome.payload.roadmapItem : null;
    if (!tell(outcome, `${item?.identifier} is proposed to protect ${name}.`) || !item) return;
    void navigate({ to: '.', search: (before) => ({ ...before, item: item.identifier }) });
  };
  return (
    <Button
      size={size}
      variant="light"
      loading={busy}
      leftSection={size ? undefined : <IconShieldPlus size={15} />}
      aria-label={size ? `Fund this: protect ${name}` : undefined}
      onClick={() => void fund()}
    >
      Fund this
    </Button>
  );
}
