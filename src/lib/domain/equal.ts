/** Whether two plain JSON values say the same, whatever the order of their keys. */
export function isEqual(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true;
	if (!isObject(one) || !isObject(other)) return false;
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	const entries = Object.entries(one);
	if (entries.length !== Object.keys(other).length) return false;
	const otherByKey = new Map(Object.entries(other));
	return entries.every(
		([key, value]) => otherByKey.has(key) && isEqual(value, otherByKey.get(key))
	);
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
