/* The inner loops over one dex file's tables, compiled.
 *
 * auditor/apk/_vectors.py does the same with numpy, and auditor/apk/engine.py
 * says what each function is for; tests hold the two against each other. Files
 * are hostile: every offset that comes from one is checked against its size
 * before it is followed, numbers are put together from bytes, since nothing in
 * a forged file need be aligned, and work and memory are bounded by the size of
 * the file. A reason why a file is refused is a ValueError.
 */
#include "_core.h"

#define INTERFACE 1 /* goes up when the functions change; also in engine.py */
#define MAX_STRING 0x10000 /* bytes of a string that are looked at */

/* --- strings --------------------------------------------------------------- */

/* Where the text of a string begins, behind its length, a uleb128. */
static size_t text_at(const Py_buffer *data, Table strings, size_t index)
{
    size_t at = u32(strings.rows + 4 * index);
    for (int n = 0; n < 5; n++) {
        if (at >= size_of(data))
            return size_of(data);
        if (bytes_of(data)[at++] < 0x80)
            break;
    }
    return at;
}

/* A string's bytes; none when it has no end. */
static const uint8_t *text(const Py_buffer *data, Table strings, size_t index, size_t *length)
{
    size_t at = text_at(data, strings, index), room = size_of(data) - at;
    const uint8_t *start = bytes_of(data) + at;
    const uint8_t *end = memchr(start, 0, room < MAX_STRING ? room : MAX_STRING);
    *length = end ? (size_t)(end - start) : 0;
    return start;
}

/* The first eight bytes as a number, zeros behind the end. */
static uint64_t key(const uint8_t *start, size_t room)
{
    uint64_t value = 0;
    size_t n = 0;
    for (; n < 8 && n < room && start[n]; n++)
        value = value << 8 | start[n];
    return n ? value << 8 * (8 - n) : 0;
}

static uint64_t key_of(const Py_buffer *data, Table strings, size_t index)
{
    size_t at = text_at(data, strings, index);
    return key(bytes_of(data) + at, size_of(data) - at);
}

static int compare(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size)
{
    int order = memcmp(a, b, a_size < b_size ? a_size : b_size);
    return order ? order : (a_size > b_size) - (a_size < b_size);
}

/* Three bisections, as the fallback makes them: a forged table need not be
 * sorted, and then the answer depends on the way that leads to it. */
static size_t first_not_below(const Py_buffer *data, Table strings, const uint8_t *wanted,
                              size_t size)
{
    uint64_t number = key(wanted, size);
    size_t low = 0, high = strings.count, from;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (key_of(data, strings, middle) < number)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == strings.count || key_of(data, strings, low) != number)
        return low;
    from = low;
    high = strings.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (number < key_of(data, strings, middle))
            high = middle;
        else
            low = middle + 1;
    }
    low = from;
    while (low < high) {
        size_t middle = (low + high) / 2, length;
        const uint8_t *start = text(data, strings, middle, &length);
        if (compare(start, length, wanted, size) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static PyObject *string(PyObject *self, PyObject *args)
{
    Py_buffer data;
    Py_ssize_t offset, count, index;
    PyObject *found = NULL;
    Table strings;
    if (!PyArg_ParseTuple(args, "y*(nn)n", &data, &offset, &count, &index))
        return NULL;
    if (index < 0 || index >= count)
        PyErr_SetString(PyExc_IndexError, "no such string");
    else if (table_at(&data, offset, count, 4, &strings)) {
        size_t length;
        const uint8_t *start = text(&data, strings, (size_t)index, &length);
        found = PyBytes_FromStringAndSize((const char *)start, (Py_ssize_t)length);
    }
    PyBuffer_Release(&data);
    return found;
}

static PyObject *string_keys(PyObject *self, PyObject *args)
{
    Py_RETURN_NONE; /* keys are read where they stand */
}

static int find_one(const Py_buffer *data, Table strings, PyObject *item, int exact,
                    PyObject *found)
{
    char *wanted;
    Py_ssize_t size, row = -1;
    size_t at, length;
    if (item == NULL || PyBytes_AsStringAndSize(item, &wanted, &size) < 0)
        return 0;
    at = first_not_below(data, strings, (const uint8_t *)wanted, (size_t)size);
    if (at < strings.count) {
        const uint8_t *start = text(data, strings, at, &length);
        if ((exact ? length == (size_t)size : length >= (size_t)size) &&
            memcmp(start, wanted, (size_t)size) == 0)
            row = (Py_ssize_t)at;
    }
    return append(found, PyLong_FromSsize_t(row));
}

static PyObject *find_strings(PyObject *self, PyObject *args)
{
    Py_buffer data;
    Py_ssize_t offset, count;
    PyObject *keys, *wanted, *found = NULL;
    int exact, fine = 0;
    Table strings;
    if (!PyArg_ParseTuple(args, "y*(nn)OO!p", &data, &offset, &count, &keys, &PyList_Type,
                          &wanted, &exact))
        return NULL;
    if (table_at(&data, offset, count, 4, &strings) && (found = PyList_New(0)) != NULL) {
        fine = 1;
        for (Py_ssize_t i = 0; fine && i < PyList_Size(wanted); i++)
            fine = find_one(&data, strings, PyList_GetItem(wanted, i), exact, found);
    }
    PyBuffer_Release(&data);
    return done(found, fine);
}

/* --- types and members ----------------------------------------------------- */

static int add_types(const Py_buffer *data, Table strings, Table types, PyObject *found)
{
    uint64_t budget = 4 * (uint64_t)size_of(data);
    size_t length, before_length = 0;
    const uint8_t *before = NULL;
    for (size_t i = 0; i < types.count; i++)
        if (u32(types.rows + 4 * i) >= strings.count)
            return refuse("a type has no string");
    for (size_t i = 1; i < types.count; i++)
        if (u32(types.rows + 4 * i) <= u32(types.rows + 4 * (i - 1)))
            return refuse("its types are not sorted");
    for (size_t i = 0; i < types.count; i++) {
        const uint8_t *start = text(data, strings, u32(types.rows + 4 * i), &length);
        if (length > budget)
            return refuse("its strings overlap");
        budget -= length;
        if (before != NULL && compare(before, before_length, start, length) >= 0)
            return refuse("its types are not sorted");
        if (!append(found, PyBytes_FromStringAndSize((const char *)start, (Py_ssize_t)length)))
            return 0;
        before = start;
        before_length = length;
    }
    return 1;
}

static PyObject *read_types(PyObject *self, PyObject *args)
{
    Py_buffer data;
    Py_ssize_t string_offset, string_count, offset, count;
    PyObject *found = NULL;
    Table strings, types;
    int fine = 0;
    if (!PyArg_ParseTuple(args, "y*(nn)(nn)", &data, &string_offset, &string_count, &offset,
                          &count))
        return NULL;
    if (table_at(&data, string_offset, string_count, 4, &strings) &&
        table_at(&data, offset, count, 4, &types) && (found = PyList_New(0)) != NULL)
        fine = add_types(&data, strings, types, found);
    PyBuffer_Release(&data);
    return done(found, fine);
}

static int check_classes(Table classes, size_t types, uint8_t *defined)
{
    for (size_t i = 0; i < classes.count; i++)
        if (u32(classes.rows + CLASS_ROW * i) >= types)
            return refuse("a class has no type");
    for (size_t i = 0; i < classes.count; i++) {
        uint32_t above = u32(classes.rows + CLASS_ROW * i + 8);
        if (above >= types && above != NO_INDEX)
            return refuse("a superclass has no type");
        defined[u32(classes.rows + CLASS_ROW * i)] = 1;
    }
    return 1;
}

static int check_members(Table members, size_t types, size_t strings, const char *unsorted,
                         const char *nameless)
{
    uint32_t before = 0, names = 0;
    for (size_t i = 0; i < members.count; i++) {
        const uint8_t *row = members.rows + MEMBER_ROW * i;
        uint32_t own = u16(row), name = u32(row + 4);
        if (own >= types || own < before)
            return refuse(unsorted);
        before = own;
        names = name > names ? name : names;
    }
    return (members.count && names >= strings) ? refuse(nameless) : 1;
}

static PyObject *read_classes(PyObject *self, PyObject *args)
{
    Py_buffer data;
    Py_ssize_t strings, types, at[6];
    PyObject *found = NULL;
    Table fields, methods, classes;
    if (!PyArg_ParseTuple(args, "y*nn(nn)(nn)(nn)", &data, &strings, &types, &at[0], &at[1],
                          &at[2], &at[3], &at[4], &at[5]))
        return NULL;
    if (table_at(&data, at[0], at[1], MEMBER_ROW, &fields) &&
        table_at(&data, at[2], at[3], MEMBER_ROW, &methods) &&
        table_at(&data, at[4], at[5], CLASS_ROW, &classes) && types >= 0 && types <= MAX_TYPES &&
        strings >= 0 && (found = PyBytes_FromStringAndSize(NULL, types)) != NULL) {
        uint8_t *defined = (uint8_t *)PyBytes_AsString(found);
        memset(defined, 0, (size_t)types);
        if (!check_classes(classes, (size_t)types, defined) ||
            !check_members(fields, (size_t)types, (size_t)strings,
                           "its fields are not sorted by class",
                           "one of its fields has no name") ||
            !check_members(methods, (size_t)types, (size_t)strings,
                           "its methods are not sorted by class",
                           "one of its methods has no name"))
            Py_CLEAR(found);
    } else if (!PyErr_Occurred())
        refuse("a table does not fit");
    PyBuffer_Release(&data);
    return found;
}

static size_t first_member(Table members, long type)
{
    size_t low = 0, high = members.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((long)u16(members.rows + MEMBER_ROW * middle) < type)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static PyObject *member_ranges(PyObject *self, PyObject *args)
{
    Py_buffer data;
    Py_ssize_t offset, count;
    PyObject *types, *found = NULL;
    Table members;
    int fine = 0;
    if (!PyArg_ParseTuple(args, "y*(nn)O!", &data, &offset, &count, &PyList_Type, &types))
        return NULL;
    if (table_at(&data, offset, count, MEMBER_ROW, &members) && (found = PyList_New(0)) != NULL) {
        fine = 1;
        for (Py_ssize_t i = 0; fine && i < PyList_Size(types); i++) {
            long type = PyLong_AsLong(PyList_GetItem(types, i));
            fine = !(type == -1 && PyErr_Occurred()) && type >= 0 && type < MAX_TYPES;
            if (!fine && !PyErr_Occurred())
                refuse("no such type");
            fine = fine && append(found, Py_BuildValue("nn", first_member(members, type),
                                                       first_member(members, type + 1)));
        }
    }
    PyBuffer_Release(&data);
    return done(found, fine);
}

static PyObject *named_rows(PyObject *self, PyObject *args)
{
    Py_buffer data, names, classes;
    Py_ssize_t offset, count;
    PyObject *found = NULL;
    Table methods;
    int fine = 0;
    if (!PyArg_ParseTuple(args, "y*(nn)y*y*", &data, &offset, &count, &names, &classes))
        return NULL;
    if (table_at(&data, offset, count, MEMBER_ROW, &methods) && (found = PyList_New(0)) != NULL) {
        fine = 1;
        for (size_t i = 0; fine && i < methods.count; i++) {
            const uint8_t *row = methods.rows + MEMBER_ROW * i;
            uint32_t own = u16(row), name = u32(row + 4);
            if (name < size_of(&names) && bytes_of(&names)[name] && own < size_of(&classes) &&
                bytes_of(&classes)[own])
                fine = append(found, PyLong_FromSize_t(i));
        }
    }
    PyBuffer_Release(&data);
    PyBuffer_Release(&names);
    PyBuffer_Release(&classes);
    return done(found, fine);
}

static PyMethodDef methods[] = {
    {"read_types", read_types, METH_VARARGS, NULL},
    {"read_classes", read_classes, METH_VARARGS, NULL},
    {"string", string, METH_VARARGS, NULL},
    {"string_keys", string_keys, METH_VARARGS, NULL},
    {"find_strings", find_strings, METH_VARARGS, NULL},
    {"member_ranges", member_ranges, METH_VARARGS, NULL},
    {"named_rows", named_rows, METH_VARARGS, NULL},
    {"hierarchy", hierarchy, METH_VARARGS, NULL},
    {"superclasses", superclasses, METH_VARARGS, NULL},
    {"below", below, METH_VARARGS, NULL},
    {"tally", tally, METH_VARARGS, NULL},
    {"code_items", code_items, METH_VARARGS, NULL},
    {"find_sites", find_sites, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static int set_up(PyObject *self)
{
    set_up_opcodes();
    return PyModule_AddIntConstant(self, "INTERFACE", INTERFACE);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, set_up}, {0, NULL}};

static struct PyModuleDef module = {.m_base = PyModuleDef_HEAD_INIT,
                                    .m_name = "_core",
                                    .m_size = 0,
                                    .m_methods = methods,
                                    .m_slots = slots};

PyMODINIT_FUNC PyInit__core(void) { return PyModuleDef_Init(&module); }
