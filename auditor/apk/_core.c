/* The inner loops over one dex file's tables, compiled.
 *
 * auditor/apk/_vectors.py does the same with numpy, and auditor/apk/engine.py
 * says what each function is for; tests hold the two against each other. Files
 * are hostile: every offset that comes from one is checked against its size
 * before it is followed, numbers are put together from bytes, since nothing in
 * a forged file need be aligned, and work and memory are bounded by the size of
 * the file. A reason why a file is refused is a ValueError.
 */
#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NO_INDEX 0xFFFFFFFFu
#define MAX_TYPES 0x10000
#define MAX_STRING 0x10000 /* bytes of a string that are looked at */
#define CODE_HEADER 16
#define OVERHEAD 64 /* what a method costs beside its code units */
#define CLASS_ROW 32
#define MEMBER_ROW 8

typedef struct {
    const uint8_t *rows;
    size_t count;
} Table;

static uint32_t u16(const uint8_t *at) { return at[0] | (uint32_t)at[1] << 8; }

static uint32_t u32(const uint8_t *at) { return u16(at) | u16(at + 2) << 16; }

static const uint8_t *bytes_of(const Py_buffer *buffer) { return buffer->buf; }

static size_t size_of(const Py_buffer *buffer) { return (size_t)buffer->len; }

/* A table inside the file, or an error: the caller has checked it, but nothing
 * here may depend on that. */
static int table_at(const Py_buffer *data, Py_ssize_t offset, Py_ssize_t count, size_t width,
                    Table *table)
{
    table->rows = bytes_of(data);
    table->count = (size_t)count;
    if (count == 0)
        return 1;
    if (offset < 0 || count < 0 || offset > data->len ||
        (size_t)count > (size_of(data) - (size_t)offset) / width) {
        PyErr_SetString(PyExc_ValueError, "a table does not fit");
        return 0;
    }
    table->rows += offset;
    return 1;
}

static int refuse(const char *reason)
{
    PyErr_SetString(PyExc_ValueError, reason);
    return 0;
}

/* Put a new reference into a list; takes the reference, also when it fails. */
static int append(PyObject *list, PyObject *item)
{
    int failed = item == NULL || PyList_Append(list, item) < 0;
    Py_XDECREF(item);
    return !failed;
}

static PyObject *done(PyObject *list, int fine)
{
    if (!fine)
        Py_CLEAR(list);
    return list;
}

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
                              size_t size, size_t *stop)
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
    from = low;
    low = 0;
    high = strings.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (number < key_of(data, strings, middle))
            high = middle;
        else
            low = middle + 1;
    }
    *stop = high;
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
    size_t stop, at, length;
    if (item == NULL || PyBytes_AsStringAndSize(item, &wanted, &size) < 0)
        return 0;
    at = first_not_below(data, strings, (const uint8_t *)wanted, (size_t)size, &stop);
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
    size_t budget = 4 * size_of(data), length, before_length = 0;
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
        table_at(&data, at[4], at[5], CLASS_ROW, &classes) && types >= 0 && strings >= 0 &&
        (found = PyBytes_FromStringAndSize(NULL, types)) != NULL) {
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

/* --- superclasses ---------------------------------------------------------- */

/* The 128th ancestor inside the file, or the last before: forged classes may
 * descend from each other in a circle. */
static uint32_t ancestor(const uint32_t *above, uint32_t type)
{
    for (int step = 0; step < 128 && above[type] != type; step++)
        type = above[type];
    return type;
}

static int stop_at(uint32_t *above, Py_ssize_t types, PyObject *stops)
{
    for (Py_ssize_t i = 0; i < PyList_Size(stops); i++) {
        Py_ssize_t stop = PyLong_AsSsize_t(PyList_GetItem(stops, i));
        if (stop < 0 || stop >= types)
            return PyErr_Occurred() ? 0 : refuse("no such type");
        above[stop] = (uint32_t)stop;
    }
    return 1;
}

static PyObject *hierarchy(PyObject *self, PyObject *args)
{
    Py_buffer data, open;
    Py_ssize_t offset, count;
    PyObject *stops, *roots = NULL, *candidates = NULL, *found = NULL;
    uint32_t *above = NULL;
    Table classes;
    if (!PyArg_ParseTuple(args, "y*(nn)O!y*", &data, &offset, &count, &PyList_Type, &stops, &open))
        return NULL;
    if (open.len > MAX_TYPES)
        refuse("too many types");
    else if (table_at(&data, offset, count, CLASS_ROW, &classes)) {
        Py_ssize_t types = open.len;
        above = malloc(sizeof *above * (size_t)(types + 1));
        roots = PyBytes_FromStringAndSize(NULL, types * (Py_ssize_t)sizeof *above);
        candidates = PyBytes_FromStringAndSize(NULL, types);
        if (above == NULL)
            PyErr_NoMemory();
        if (above != NULL && roots != NULL && candidates != NULL) {
            for (Py_ssize_t i = 0; i < types; i++)
                above[i] = (uint32_t)i;
            for (size_t i = 0; i < classes.count; i++) {
                uint32_t own = u32(classes.rows + CLASS_ROW * i);
                uint32_t super = u32(classes.rows + CLASS_ROW * i + 8);
                if (own < (size_t)types && super < (size_t)types)
                    above[own] = super;
            }
            if (stop_at(above, types, stops)) {
                for (Py_ssize_t i = 0; i < types; i++) {
                    uint32_t root = ancestor(above, (uint32_t)i);
                    memcpy(PyBytes_AsString(roots) + (size_t)i * sizeof root, &root, sizeof root);
                    PyBytes_AsString(candidates)[i] = bytes_of(&open)[root] != 0;
                }
                found = Py_BuildValue("OO", roots, candidates);
            }
        }
    }
    free(above);
    Py_XDECREF(roots);
    Py_XDECREF(candidates);
    PyBuffer_Release(&data);
    PyBuffer_Release(&open);
    return found;
}

static PyObject *superclasses(PyObject *self, PyObject *args)
{
    Py_buffer data, kept;
    Py_ssize_t offset, count;
    PyObject *found = NULL;
    Table classes;
    int fine = 0;
    if (!PyArg_ParseTuple(args, "y*(nn)y*", &data, &offset, &count, &kept))
        return NULL;
    if (table_at(&data, offset, count, CLASS_ROW, &classes) && (found = PyList_New(0)) != NULL) {
        fine = 1;
        for (size_t i = 0; fine && i < classes.count; i++) {
            uint32_t own = u32(classes.rows + CLASS_ROW * i);
            uint32_t super = u32(classes.rows + CLASS_ROW * i + 8);
            if (super != NO_INDEX && own < size_of(&kept) && bytes_of(&kept)[own])
                fine = append(found, Py_BuildValue("kk", (unsigned long)own, (unsigned long)super));
        }
    }
    PyBuffer_Release(&data);
    PyBuffer_Release(&kept);
    return done(found, fine);
}

static PyObject *below(PyObject *self, PyObject *args)
{
    Py_buffer roots, defined;
    Py_ssize_t top;
    PyObject *found;
    int fine = 1;
    if (!PyArg_ParseTuple(args, "y*y*n", &roots, &defined, &top))
        return NULL;
    found = PyList_New(0);
    fine = found != NULL;
    for (size_t i = 0; fine && i < size_of(&defined) && i < size_of(&roots) / 4; i++) {
        uint32_t root;
        memcpy(&root, bytes_of(&roots) + 4 * i, sizeof root);
        if (root == (size_t)top && i != (size_t)top && bytes_of(&defined)[i])
            fine = append(found, PyLong_FromSize_t(i));
    }
    PyBuffer_Release(&roots);
    PyBuffer_Release(&defined);
    return done(found, fine);
}

/* --- owners ---------------------------------------------------------------- */

typedef struct {
    Py_ssize_t defined, mentioned, first_defined, first_mentioned;
} Tally;

static PyObject *tally(PyObject *self, PyObject *args)
{
    Py_buffer owner, defined, owned;
    Py_ssize_t first, last, types, rows;
    PyObject *free_types = NULL, *counts = NULL, *found = NULL;
    Tally *tallies = NULL;
    if (!PyArg_ParseTuple(args, "y*y*y*nn", &owner, &defined, &owned, &first, &last))
        return NULL;
    types = defined.len;
    rows = owned.len;
    if (owner.len / 4 != types || first < 0 || last > types)
        refuse("owners and types do not fit");
    else {
        int fine = 1;
        tallies = calloc((size_t)rows + 1, sizeof *tallies);
        free_types = PyBytes_FromStringAndSize(NULL, types);
        counts = PyList_New(0);
        if (tallies == NULL)
            PyErr_NoMemory();
        fine = tallies != NULL && free_types != NULL && counts != NULL;
        for (Py_ssize_t i = 0; fine && i < types; i++) {
            int32_t row;
            int is_defined = bytes_of(&defined)[i] != 0;
            memcpy(&row, bytes_of(&owner) + 4 * (size_t)i, sizeof row);
            if (row >= rows) {
                fine = refuse("no such owner");
                break;
            }
            PyBytes_AsString(free_types)[i] = is_defined && (row < 0 || !bytes_of(&owned)[row]);
            if (row >= 0 && i >= first && i < last) {
                Tally *t = &tallies[row];
                Py_ssize_t *count = is_defined ? &t->defined : &t->mentioned;
                if ((*count)++ == 0)
                    *(is_defined ? &t->first_defined : &t->first_mentioned) = i;
            }
        }
        for (Py_ssize_t i = 0; fine && i < rows; i++) {
            const Tally *t = &tallies[i];
            if (t->defined || t->mentioned)
                fine = append(counts, Py_BuildValue("nnnn", i, t->defined, t->mentioned,
                                                    t->defined ? t->first_defined
                                                               : t->first_mentioned));
        }
        if (fine)
            found = Py_BuildValue("OO", counts, free_types);
    }
    free(tallies);
    Py_XDECREF(free_types);
    Py_XDECREF(counts);
    PyBuffer_Release(&owner);
    PyBuffer_Release(&defined);
    PyBuffer_Release(&owned);
    return found;
}

/* --- class data ------------------------------------------------------------ */

typedef struct {
    uint32_t method, start, units;
} Item;

typedef struct {
    const uint8_t *at, *end;
    uint64_t left; /* numbers that may still be read: classes must not overlap */
} Numbers;

/* One uleb128 number of at most five bytes. */
static int number(Numbers *numbers, uint64_t *value)
{
    *value = 0;
    if (numbers->left == 0)
        return 0;
    numbers->left--;
    for (int shift = 0; shift < 35 && numbers->at < numbers->end; shift += 7) {
        uint8_t byte = *numbers->at++;
        *value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return 1;
    }
    return 0;
}

/* Whether a method's code stands in the file; then where. */
static int code_at(const Py_buffer *data, uint64_t method, uint64_t offset, size_t methods,
                   Item *item)
{
    if (offset == 0 || offset % 4 || offset + CODE_HEADER > size_of(data) || method >= methods)
        return 0;
    item->method = (uint32_t)method;
    item->start = (uint32_t)offset + CODE_HEADER;
    item->units = u32(bytes_of(data) + offset + 12);
    return item->start + 2 * (uint64_t)item->units <= size_of(data);
}

/* One class's methods with code, behind `used` others. 0 when it does not fit. */
static int read_class(const Py_buffer *data, Numbers *numbers, size_t methods, Item *items,
                      size_t *used)
{
    uint64_t sizes[4], ignored, difference, offset;
    for (int i = 0; i < 4; i++)
        if (!number(numbers, &sizes[i]))
            return 0;
    for (int list = 0; list < 4; list++) {
        uint64_t method = 0;
        for (uint64_t i = 0; i < sizes[list]; i++) {
            if (!number(numbers, &difference) || !number(numbers, &ignored))
                return 0;
            if (list < 2) /* fields have two numbers, methods three */
                continue;
            if (!number(numbers, &offset))
                return 0;
            method += difference;
            *used += (size_t)code_at(data, method, offset, methods, &items[*used]);
        }
    }
    return 1;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Offsets of the classes' data, each once, ascending; their number, -1 when out of memory. */
static Py_ssize_t class_offsets(Table classes, uint32_t **offsets)
{
    size_t found = 0, kept = 0;
    *offsets = malloc(sizeof **offsets * (classes.count + 1));
    if (*offsets == NULL)
        return -1;
    for (size_t i = 0; i < classes.count; i++) {
        uint32_t offset = u32(classes.rows + CLASS_ROW * i + 24);
        if (offset)
            (*offsets)[found++] = offset;
    }
    qsort(*offsets, found, sizeof **offsets, by_number);
    for (size_t i = 0; i < found; i++)
        if (kept == 0 || (*offsets)[i] != (*offsets)[kept - 1])
            (*offsets)[kept++] = (*offsets)[i];
    return (Py_ssize_t)kept;
}

static PyObject *items_of(const Py_buffer *data, const uint32_t *offsets, size_t count,
                          size_t methods, size_t end, size_t limit)
{
    const uint8_t *bytes = bytes_of(data);
    size_t first, used = 0;
    Numbers numbers = {NULL, NULL, 0};
    Item *items;
    PyObject *found = NULL;
    if (count == 0)
        return PyBytes_FromStringAndSize(NULL, 0);
    first = offsets[0];
    if (offsets[count - 1] >= size_of(data) || size_of(data) > UINT32_MAX) {
        refuse("class data lies out of the file");
        return NULL;
    }
    if (end <= offsets[count - 1] || end > size_of(data))
        end = size_of(data);
    if (end - first > limit) {
        refuse("class data is spread over too many bytes");
        return NULL;
    }
    for (size_t i = first; i < end; i++)
        numbers.left += bytes[i] < 0x80;
    numbers.end = bytes + end;
    items = malloc(sizeof *items * (size_t)(numbers.left / 3 + 1));
    if (items == NULL)
        return PyErr_NoMemory();
    for (size_t i = 0; i < count; i++) {
        numbers.at = bytes + offsets[i];
        if ((i && numbers.at[-1] >= 0x80) ||
            !read_class(data, &numbers, methods, items, &used)) {
            refuse("class data does not fit or overlaps");
            goto out;
        }
    }
    found = PyBytes_FromStringAndSize((const char *)items, (Py_ssize_t)(used * sizeof *items));
out:
    free(items);
    return found;
}

static PyObject *code_items(PyObject *self, PyObject *args)
{
    Py_buffer data;
    Py_ssize_t offset, count, methods, end, limit;
    PyObject *found = NULL;
    uint32_t *offsets = NULL;
    Table classes;
    if (!PyArg_ParseTuple(args, "y*(nn)nnn", &data, &offset, &count, &methods, &end, &limit))
        return NULL;
    if (methods < 0 || end < 0 || limit < 0)
        refuse("a size is negative");
    else if (table_at(&data, offset, count, CLASS_ROW, &classes)) {
        Py_ssize_t distinct = class_offsets(classes, &offsets);
        if (distinct < 0)
            PyErr_NoMemory();
        else
            found = items_of(&data, offsets, (size_t)distinct, (size_t)methods, (size_t)end,
                             (size_t)limit);
        free(offsets);
    }
    PyBuffer_Release(&data);
    return found;
}

/* --- code ------------------------------------------------------------------ */

enum { FIELD, METHOD, STRING, JUMBO };

static uint8_t widths[256]; /* code units of an instruction */
static uint8_t looks[256];  /* 1 << the kind of its operand */

static void set_up_opcodes(void)
{
    static const uint8_t runs[][3] = {
        {0x02, 0x02, 2}, {0x03, 0x03, 3}, {0x05, 0x05, 2}, {0x06, 0x06, 3}, {0x08, 0x08, 2},
        {0x09, 0x09, 3}, {0x13, 0x13, 2}, {0x14, 0x14, 3}, {0x15, 0x16, 2}, {0x17, 0x17, 3},
        {0x18, 0x18, 5}, {0x19, 0x1A, 2}, {0x1B, 0x1B, 3}, {0x1C, 0x1C, 2}, {0x1F, 0x20, 2},
        {0x22, 0x23, 2}, {0x24, 0x26, 3}, {0x29, 0x29, 2}, {0x2A, 0x2C, 3}, {0x2D, 0x3D, 2},
        {0x44, 0x6D, 2}, {0x6E, 0x72, 3}, {0x74, 0x78, 3}, {0x90, 0xAF, 2}, {0xD0, 0xE2, 2},
        {0xFA, 0xFB, 4}, {0xFC, 0xFD, 3}, {0xFE, 0xFF, 2},
    };
    memset(widths, 1, sizeof widths);
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        memset(widths + runs[i][0], runs[i][2], (size_t)(runs[i][1] - runs[i][0] + 1));
    memset(looks + 0x52, 1 << FIELD, 7); /* reads of instance and of static fields */
    memset(looks + 0x60, 1 << FIELD, 7);
    memset(looks + 0x6E, 1 << METHOD, 11);
    memset(looks + 0xFA, 1 << METHOD, 2);
    looks[0x1A] = 1 << STRING;
    looks[0x1B] = 1 << JUMBO;
}

typedef struct {
    uint32_t start, item, at, target, method;
    int kind;
} Hit;

typedef struct {
    Py_buffer masks[3];
    uint8_t kinds[0x10000]; /* by 16-bit operand, 1 << each kind that is wanted */
    Hit *hits;
    size_t count, room, most;
} Search;

static void prepare(Search *search)
{
    for (int kind = FIELD; kind <= STRING; kind++)
        for (size_t i = 0; i < size_of(&search->masks[kind]); i++)
            if (bytes_of(&search->masks[kind])[i]) {
                if (i < sizeof search->kinds)
                    search->kinds[i] |= (uint8_t)(1 << kind);
                if (kind == STRING) /* by the lower half of its operand */
                    search->kinds[i & 0xFFFF] |= 1 << JUMBO;
            }
}

static int add_hit(Search *search, Hit hit)
{
    if (search->count == search->most) {
        PyErr_SetString(PyExc_OverflowError, "too many calls");
        return 0;
    }
    if (search->count == search->room) {
        size_t room = search->room ? 2 * search->room : 1024;
        Hit *more = realloc(search->hits, sizeof hit * room);
        if (more == NULL) {
            PyErr_NoMemory();
            return 0;
        }
        search->hits = more;
        search->room = room;
    }
    search->hits[search->count++] = hit;
    return 1;
}

/* Code units of the instruction or payload that begins at `at`. */
static uint64_t width(const uint8_t *code, uint64_t at, uint64_t units)
{
    const uint8_t *here = code + 2 * at;
    if (here[0] != 0 || here[1] == 0 || here[1] > 3)
        return widths[here[0]];
    if (at + 3 >= units) /* a payload that is cut off */
        return units;
    if (here[1] == 1)
        return 4 + 2 * (uint64_t)u16(here + 2);
    if (here[1] == 2)
        return 2 + 4 * (uint64_t)u16(here + 2);
    return 4 + ((uint64_t)u32(here + 4) * u16(here + 2) + 1) / 2;
}

/* Every unit of a method that looks like an instruction with a wanted operand;
 * whether one really begins there is only known when all before it are stepped
 * over, which few methods need: payloads and operands look the same. */
static int search_item(const uint8_t *code, const Item *item, uint32_t number_of_item,
                       Search *search)
{
    uint64_t begins = 0; /* an instruction does, here */
    for (uint64_t at = 0; at + 1 < item->units; at++) {
        const uint8_t *here = code + 2 * at;
        uint32_t target = u16(here + 2);
        uint8_t found = search->kinds[target] & looks[here[0]];
        Hit hit = {item->start, number_of_item, (uint32_t)at, target, item->method, STRING};
        if (!found)
            continue;
        while (begins < at)
            begins += width(code, begins, item->units);
        if (begins != at)
            continue;
        if (found == 1 << JUMBO) {
            if (at + 2 >= item->units)
                continue;
            hit.target = u32(here + 2);
            if (hit.target >= size_of(&search->masks[STRING]) ||
                !bytes_of(&search->masks[STRING])[hit.target])
                continue;
        } else
            hit.kind = found == 1 << FIELD ? FIELD : found == 1 << METHOD ? METHOD : STRING;
        if (!add_hit(search, hit))
            return 0;
    }
    return 1;
}

/* In the order of the code; of methods that share theirs, the last first. */
static int by_place(const void *a, const void *b)
{
    const Hit *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->item != y->item)
        return x->item > y->item ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static int search_all(const Py_buffer *data, const Py_buffer *items, Py_ssize_t budget,
                      Search *search)
{
    uint64_t work = 0;
    size_t count = size_of(items) / sizeof(Item);
    Item item;
    for (size_t i = 0; i < count; i++) {
        memcpy(&item, bytes_of(items) + i * sizeof item, sizeof item);
        if (item.start + 2 * (uint64_t)item.units > size_of(data))
            return refuse("code lies out of the file");
        work += item.units + OVERHEAD;
    }
    if (budget < 0 || work > (uint64_t)budget)
        return refuse("its methods share code beyond the work budget");
    for (size_t i = 0; i < count; i++) {
        memcpy(&item, bytes_of(items) + i * sizeof item, sizeof item);
        if (!search_item(bytes_of(data) + item.start, &item, (uint32_t)i, search))
            return 0;
    }
    if (search->count)
        qsort(search->hits, search->count, sizeof *search->hits, by_place);
    return 1;
}

static PyObject *find_sites(PyObject *self, PyObject *args)
{
    Py_buffer data, items;
    Py_ssize_t budget, most;
    PyObject *found = NULL;
    Search *search = calloc(1, sizeof *search);
    int fine = 0;
    if (search == NULL)
        return PyErr_NoMemory();
    if (!PyArg_ParseTuple(args, "y*y*(y*y*y*)nn", &data, &items, &search->masks[FIELD],
                          &search->masks[METHOD], &search->masks[STRING], &budget, &most)) {
        free(search);
        return NULL;
    }
    search->most = most > 0 ? (size_t)most : 0;
    prepare(search);
    if (search_all(&data, &items, budget, search) && (found = PyList_New(0)) != NULL) {
        fine = 1;
        for (size_t i = 0; fine && i < search->count; i++) {
            const Hit *hit = &search->hits[i];
            fine = append(found, Py_BuildValue("kik", (unsigned long)hit->method, hit->kind,
                                               (unsigned long)hit->target));
        }
    }
    PyBuffer_Release(&data);
    PyBuffer_Release(&items);
    for (int kind = FIELD; kind <= STRING; kind++)
        PyBuffer_Release(&search->masks[kind]);
    free(search->hits);
    free(search);
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

static struct PyModuleDef module = {
    .m_base = PyModuleDef_HEAD_INIT, .m_name = "_core", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit__core(void)
{
    set_up_opcodes();
    return PyModuleDef_Init(&module);
}
