import { Anchor, Button, TextInput } from '@mantine/core';
import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isEnumType, isUnionType } from 'graphql';
import { useState } from 'react';
import { argumentsOf, type Part, type Place, partsOf, placesNamed } from './docs-place.ts';
import classes from './explorer.module.css';

interface DocsPanelProps {
  schema: GraphQLSchema;
  place: Place;
  onGo: (place: Place) => void;
}

/** What the schema says of its types and fields, one page a type. */
export function DocsPanel({ schema, place, onGo }: DocsPanelProps) {
  const [word, setWord] = useState('');
  const type = place.type === undefined ? undefined : schema.getType(place.type);
  const found = placesNamed(schema, word, 40);
  return (
    <section className={classes.docs} aria-label="Documentation">
      <TextInput
        size="xs"
        label="Find a type or a field"
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      {word.trim() !== '' && (
        <ul className={classes.parts}>
          {found.map(({ type: name, field }) => (
            <li key={`${name}.${field}`}>
              <Go place={{ type: name, field }} onGo={(to) => [setWord(''), onGo(to)]}>
                {field ? `${name}.${field}` : name}
              </Go>
            </li>
          ))}
          {found.length === 0 && <li>Nothing is called so.</li>}
        </ul>
      )}
      {type ? (
        <>
          <Button size="compact-xs" variant="default" onClick={() => onGo({})}>
            All operations
          </Button>
          <TypePage type={type} field={place.field} onGo={onGo} />
        </>
      ) : (
        <ul className={classes.parts}>
          {[schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map(
            (root) =>
              root && (
                <li key={root.name}>
                  <Go place={{ type: root.name }} onGo={onGo}>
                    {root.name}
                  </Go>
                  <p>{root.description}</p>
                </li>
              ),
          )}
        </ul>
      )}
    </section>
  );
}

function Go({ place, onGo, children }: { place: Place; onGo: (place: Place) => void; children: string }) {
  return (
    <Anchor component="button" type="button" size="sm" className={classes.code} onClick={() => onGo(place)}>
      {children}
    </Anchor>
  );
}

function TypePage({ type, field, onGo }: { type: GraphQLNamedType; field?: string; onGo: (place: Place) => void }) {
  const parts = partsOf(type);
  const first = field ? parts.filter(({ name }) => name === field) : [];
  const others = parts.filter((part) => !first.includes(part));
  return (
    <article>
      <h2 className={classes.docsTitle}>{type.name}</h2>
      <p>{type.description}</p>
      <ul className={classes.parts}>
        {[...first, ...others].map((part) => (
          <PartLine key={part.name} part={part} marked={first.includes(part)} onGo={onGo} />
        ))}
        {isEnumType(type) &&
          type.getValues().map(({ name, description }) => (
            <li key={name}>
              <code>{name}</code>
              <p>{description}</p>
            </li>
          ))}
        {isUnionType(type) &&
          type.getTypes().map(({ name }) => (
            <li key={name}>
              <Go place={{ type: name }} onGo={onGo}>
                {name}
              </Go>
            </li>
          ))}
      </ul>
    </article>
  );
}

function PartLine({ part, marked, onGo }: { part: Part; marked: boolean; onGo: (place: Place) => void }) {
  return (
    <li data-marked={marked || undefined}>
      <code>{part.name}: </code>
      <Go place={{ type: getNamedType(part.type).name }} onGo={onGo}>
        {String(part.type)}
      </Go>
      <p>{part.description}</p>
      {part.deprecationReason && <p>Deprecated: {part.deprecationReason}</p>}
      {argumentsOf(part).length > 0 && (
        <ul className={classes.parts}>
          {argumentsOf(part).map((argument) => (
            <li key={argument.name}>
              <code>{argument.name}: </code>
              <Go place={{ type: getNamedType(argument.type).name }} onGo={onGo}>
                {String(argument.type)}
              </Go>
              <p>{argument.description}</p>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
