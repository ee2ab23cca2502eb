import type { FieldFault } from './use-action.ts';

/** What of a form is needed to show a refusal where it belongs. */
interface FormWithFields {
  values: object;
  setFieldError: (field: string, message: string) => void;
}

/**
 * Shows each fault at the field of the form that it is about; `names` leads from a field of the input to one of the form
 * where they differ. What is about no field of the form comes back as one text, null when nothing is left.
 */
export function placeFaults(
  faults: FieldFault[],
  form: FormWithFields,
  names: Record<string, string> = {},
): string | null {
  const rest: string[] = [];
  for (const { field, message } of faults) {
    const name = names[field[0] ?? ''] ?? field[0];
    if (name !== undefined && name in form.values) form.setFieldError(name, message);
    else rest.push(message);
  }
  return rest.length > 0 ? rest.join(' ') : null;
}
