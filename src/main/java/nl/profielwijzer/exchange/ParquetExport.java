package nl.profielwijzer.exchange;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.profielwijzer.exchange.CaseTable.Column;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Writes a table as Parquet, compressed with Snappy, which R, Python and databases read with its types. */
public final class ParquetExport {
    private ParquetExport() {}

    /** Replaces the file when it is there. */
    public static void write(CaseTable table, Path file) throws IOException {
        List<Column> columns = table.columns();
        try (ParquetWriter<List<@Nullable Object>> writer =
                ParquetWriter.writeFile(schema(columns), file.toFile(), (row, values) -> write(columns, row, values))) {
            for (List<@Nullable Object> row : table.rows()) {
                writer.write(row);
            }
        }
    }

    private static void write(List<Column> columns, List<@Nullable Object> row, ValueWriter values) {
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                values.write(columns.get(i).name(), value);
            }
        }
    }

    private static MessageType schema(List<Column> columns) {
        return new MessageType(
                "gevallen", columns.stream().map(ParquetExport::field).toList());
    }

    private static Type field(Column column) {
        Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        PrimitiveTypeName form = switch (column.type()) {
            case TEXT -> PrimitiveTypeName.BINARY;
            case INTEGER -> PrimitiveTypeName.INT64;
            case NUMBER -> PrimitiveTypeName.DOUBLE;
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
        };
        Types.PrimitiveBuilder<PrimitiveType> field = Types.primitive(form, repetition);
        return (column.type() == CaseTable.Type.TEXT ? field.as(LogicalTypeAnnotation.stringType()) : field)
                .named(column.name());
    }
}
