/** `productOwnerId` → "product owner", `statusChangedAt` → "status changed". */
export function fieldWords(field: string): string {
  return field
    .replace(/(Ids?|At|On)$/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** `RoadmapItem` → "Roadmap item". */
export function typeWords(type: string): string {
  const words = type.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is said where no value is. */
export const nothing = 'nothing';

const spoken = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return nothing;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? nothing : value.map(spoken).join(', ');
  if (typeof value === 'object') {
    const parts = Object.entries(value).filter(([, part]) => part !== null && part !== '');
    return parts.map(([key, part]) => `${fieldWords(key)} ${spoken(part)}`).join(', ');
  }
  const text = String(value);
  return /^[A-Z]+(_[A-Z]+)*$/.test(text) && text.length > 3 ? text.toLowerCase().replaceAll('_', ' ') : text;
};

/** A value of the history, which is kept as JSON, as people read it; what is no JSON is shown as it is. */
export function valueWords(json: string | null): string {
  if (json === null) return nothing;
  try {
    return spoken(JSON.parse(json));
  } catch {
    return json;
  }
}

/** From where a change came: `import:canny` is "by import from canny". */
export function viaWords(via: string): string {
  if (via.startsWith('import:')) return `by import from ${via.slice('import:'.length)}`;
  return via === 'api' ? 'through the API' : '';
}
